@NullMarked
package dev.sesame.benchmarks.send.ses;

import org.jspecify.annotations.NullMarked;
