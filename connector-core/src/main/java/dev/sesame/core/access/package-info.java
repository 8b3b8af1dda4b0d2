/**
 * Who may call: API keys, what each may do, and how often.
 * Start with {@link dev.sesame.core.access.SavedApiKey}.
 */
@NullMarked
package dev.sesame.core.access;

import org.jspecify.annotations.NullMarked;
