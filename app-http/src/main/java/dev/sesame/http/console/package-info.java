/** The console's files. Start with {@link dev.sesame.http.console.ConsoleController}. */
@NullMarked
package dev.sesame.http.console;

import org.jspecify.annotations.NullMarked;
