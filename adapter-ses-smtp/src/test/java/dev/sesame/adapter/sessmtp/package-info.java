/** Tests of the SES SMTP transport, against a simulated SES and against bare sockets. */
@NullMarked
package dev.sesame.adapter.sessmtp;

import org.jspecify.annotations.NullMarked;
