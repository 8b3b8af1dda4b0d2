/**
 * TLS of the service itself.
 * Start with {@link dev.sesame.http.security.tls.ServerCertificate}.
 */
@NullMarked
package dev.sesame.http.security.tls;

import org.jspecify.annotations.NullMarked;
