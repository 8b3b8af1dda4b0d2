/**
 * What the parts of a send cost that the processor does: templates, requests, MIME. Start with {@code PartsSuite}.
 */
@NullMarked
package dev.sesame.benchmarks.parts;

import org.jspecify.annotations.NullMarked;
