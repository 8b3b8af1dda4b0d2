/**
 * The simulator as the AWS SDK sees it. Start with {@code SendEmailTest}.
 */
@NullMarked
package dev.sesame.simulator;

import org.jspecify.annotations.NullMarked;
