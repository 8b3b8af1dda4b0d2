/**
 * What a message says: usage types, templates, which one is used, and how values get into it.
 * Start with {@link dev.sesame.core.template.Template}.
 */
@NullMarked
package dev.sesame.core.template;

import org.jspecify.annotations.NullMarked;
