/** Holds documents to the code that they speak of. Start with {@link dev.sesame.documentation.ArchitecturePageTest}. */
@NullMarked
package dev.sesame.documentation;

import org.jspecify.annotations.NullMarked;
