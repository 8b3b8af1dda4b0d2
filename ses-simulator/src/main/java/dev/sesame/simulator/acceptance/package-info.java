/**
 * The step every protocol shares: a message is admitted, given an id and put into the mailbox. Start with {@code Acceptance}.
 */
@NullMarked
package dev.sesame.simulator.acceptance;

import org.jspecify.annotations.NullMarked;
