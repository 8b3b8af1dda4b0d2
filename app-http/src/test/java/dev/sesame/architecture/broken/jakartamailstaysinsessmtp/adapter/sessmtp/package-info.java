/** In a tree that breaks {@code JAKARTA_MAIL_STAYS_IN_SESSMTP}. */
@NullMarked
package dev.sesame.architecture.broken.jakartamailstaysinsessmtp.adapter.sessmtp;

import org.jspecify.annotations.NullMarked;
