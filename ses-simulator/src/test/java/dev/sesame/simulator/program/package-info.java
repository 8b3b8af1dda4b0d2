/** Tests of the program. */
@NullMarked
package dev.sesame.simulator.program;

import org.jspecify.annotations.NullMarked;
