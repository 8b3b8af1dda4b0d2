/** The console in a real browser. Start with {@link dev.sesame.http.console.Tab}. */
@NullMarked
package dev.sesame.http.console;

import org.jspecify.annotations.NullMarked;
