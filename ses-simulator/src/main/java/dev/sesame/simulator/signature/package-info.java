/**
 * AWS Signature Version 4, as the service checks it. Start with {@code SigV4Verifier}.
 */
@NullMarked
package dev.sesame.simulator.signature;

import org.jspecify.annotations.NullMarked;
