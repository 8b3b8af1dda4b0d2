/**
 * What SES demands of addresses, headers, texts and MIME. Start with {@code MessageLimits}.
 */
@NullMarked
package dev.sesame.simulator.message;

import org.jspecify.annotations.NullMarked;
