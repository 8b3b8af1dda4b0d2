/**
 * The contract kit: what every transport and every store must do, as tests its author runs.
 * Start with {@link dev.sesame.core.port.out.EmailTransportContract},
 * {@link dev.sesame.core.port.out.MessageStoreContract} or {@link dev.sesame.core.port.out.ConnectorStoreContract}.
 */
@NullMarked
package dev.sesame.core.port.out;

import org.jspecify.annotations.NullMarked;
