/**
 * What the service does when it is asked for more than it can do. Start with {@code OverloadSuite}.
 */
@NullMarked
package dev.sesame.benchmarks.overload;

import org.jspecify.annotations.NullMarked;
