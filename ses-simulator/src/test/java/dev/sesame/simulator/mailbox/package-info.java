/** Tests of the mailbox. */
@NullMarked
package dev.sesame.simulator.mailbox;

import org.jspecify.annotations.NullMarked;
