/** Managed templates: shown, changed, restored. Start with {@link TemplatesController}. */
@NullMarked
package dev.sesame.http.api.template;

import org.jspecify.annotations.NullMarked;
