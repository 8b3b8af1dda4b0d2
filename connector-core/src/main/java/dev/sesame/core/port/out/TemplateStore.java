package dev.sesame.core.port.out;

import dev.sesame.core.change.Change;
import dev.sesame.core.change.Precondition;
import dev.sesame.core.template.ManagedTemplate;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.TemplateVersion;
import java.util.List;
import java.util.Set;

/**
 * Keeps the templates that people manage: one for each usage type and language, and the last {@value #MAX_VERSIONS} versions that it
 * had, deleted ones included. Each method that changes something does all of it or nothing.
 */
public interface TemplateStore extends VersionedStore<ManagedTemplate> {

    /** How many versions of a template are kept; the oldest go first. */
    int MAX_VERSIONS = 100;

    /**
     * Creates or replaces templates, each in the place of its usage type and language. One that is there with the same
     * content stays as it is, version and all.
     *
     * @param templates each with a language; no two of one usage type and language
     * @return them as they are now, in the same order
     * @throws IllegalArgumentException if one has no language, or two have the same usage type and language
     */
    List<ManagedTemplate> save(List<Template> templates, Change change);

    /**
     * Replaces the template of that id by another of the same usage type and language; one that was deleted is there again.
     * One that is there with the same content stays as it is, version and all.
     *
     * @return it as it is now
     * @throws IllegalArgumentException if it is of another usage type or language
     * @throws dev.sesame.core.error.ConflictException with {@code PRECONDITION_FAILED} if the precondition does not hold, or
     *     there never was a template of that id; nothing was changed
     */
    ManagedTemplate replace(String id, Template template, Precondition precondition, Change change);

    /**
     * Deletes templates; their versions stay.
     *
     * @param ids those without a template are ignored
     * @param precondition for each of them that is there
     * @return how many there were
     * @throws dev.sesame.core.error.ConflictException with {@code PRECONDITION_FAILED}; nothing was changed
     */
    int delete(Set<String> ids, Precondition precondition, Change change);

    /** The versions that are kept of the template of that id, newest first; empty if there never was one. */
    List<TemplateVersion> history(String id);
}
