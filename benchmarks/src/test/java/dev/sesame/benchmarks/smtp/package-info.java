@NullMarked
package dev.sesame.benchmarks.smtp;

import org.jspecify.annotations.NullMarked;
