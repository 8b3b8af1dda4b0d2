/** Tests of the certificates. */
@NullMarked
package dev.sesame.simulator.tls;

import org.jspecify.annotations.NullMarked;
