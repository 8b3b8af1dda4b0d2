/**
 * The simulated AWS account: what it may send, and with which credentials. Start with {@code Account}.
 */
@NullMarked
package dev.sesame.simulator.account;

import org.jspecify.annotations.NullMarked;
