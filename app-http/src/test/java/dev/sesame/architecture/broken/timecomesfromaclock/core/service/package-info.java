/** In a tree that breaks {@code TIME_COMES_FROM_A_CLOCK}. */
@NullMarked
package dev.sesame.architecture.broken.timecomesfromaclock.core.service;

import org.jspecify.annotations.NullMarked;
