/** In a tree that breaks {@code NO_PACKAGE_CYCLES}. */
@NullMarked
package dev.sesame.architecture.broken.nopackagecycles.simulator.account;

import org.jspecify.annotations.NullMarked;
