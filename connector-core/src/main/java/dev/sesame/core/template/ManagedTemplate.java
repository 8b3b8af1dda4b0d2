package dev.sesame.core.template;

import dev.sesame.core.change.Change;
import dev.sesame.core.change.Versioned;

/**
 * A template that people manage, for all connectors.
 *
 * @param id its id; the same again when a template of this usage type and language is made after one was deleted
 * @param template the template; always with a language
 * @param version grows with each change of anything; never given twice
 * @param change the last change of it
 */
public record ManagedTemplate(String id, Template template, long version, Change change) implements Versioned {}
