/**
 * Where accepted mail ends up. Start with {@code Mailbox}.
 */
@NullMarked
package dev.sesame.simulator.mailbox;

import org.jspecify.annotations.NullMarked;
