/**
 * Certificates for a server on this machine, good and bad ones. Start with {@code ServerTls}.
 */
@NullMarked
package dev.sesame.simulator.tls;

import org.jspecify.annotations.NullMarked;
