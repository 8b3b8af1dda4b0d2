package dev.sesame.core.template;

import dev.sesame.core.change.Change;
import org.jspecify.annotations.Nullable;

/**
 * What a managed template was at some time.
 *
 * @param version its number
 * @param template what it was; null if the change was that it was deleted
 * @param change who made it so, and when
 */
public record TemplateVersion(long version, @Nullable Template template, Change change) {}
