/** The audit log over HTTP. Start with {@link AuditController}. */
@NullMarked
package dev.sesame.http.api.audit;

import org.jspecify.annotations.NullMarked;
