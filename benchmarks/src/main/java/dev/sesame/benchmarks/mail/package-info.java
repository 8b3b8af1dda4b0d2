/** The mail that sending and its parts are measured with. Start with {@code SignInTemplate}. */
@NullMarked
package dev.sesame.benchmarks.mail;

import org.jspecify.annotations.NullMarked;
