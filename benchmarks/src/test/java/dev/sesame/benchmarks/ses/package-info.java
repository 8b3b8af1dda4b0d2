@NullMarked
package dev.sesame.benchmarks.ses;

import org.jspecify.annotations.NullMarked;
