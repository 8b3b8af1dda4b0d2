/** The audit log over HTTP. */
@NullMarked
package dev.sesame.http.api.audit;

import org.jspecify.annotations.NullMarked;
