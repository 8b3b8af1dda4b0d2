package dev.sesame.core.port.in;

import dev.sesame.core.change.Author;
import dev.sesame.core.change.Precondition;
import dev.sesame.core.error.Problem;
import dev.sesame.core.template.ManagedTemplate;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.TemplateFilter;
import dev.sesame.core.template.TemplateVersion;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Lets people see and change the templates that come before those of connectors. A change is in force here at once and in
 * every other process within seconds. Safe for concurrent use. Each method throws
 * {@link dev.sesame.core.error.StoreException} if the store cannot be used; its kind says whether something may have been
 * changed.
 */
public interface ManageTemplates {

    /** Managed templates by usage type and language. */
    List<ManagedTemplate> list(TemplateFilter filter);

    /** The template of that id. */
    Optional<ManagedTemplate> find(String id);

    /**
     * Creates or replaces templates, all of them or none. What is there with the same content stays as it is.
     *
     * @param templates each with a language, no two of the same usage type and language
     * @param by who does it
     * @return them as they are now, in the same order
     * @throws dev.sesame.core.error.InvalidInputException if there would be too many
     */
    List<ManagedTemplate> save(List<Template> templates, Author by);

    /**
     * Changes a template.
     *
     * @param edit makes the new one of the old one; may be called more than once, and throw what the caller is to get
     * @return it as it is now; empty if there is none
     * @throws dev.sesame.core.error.ConflictException if the precondition does not hold
     */
    Optional<ManagedTemplate> edit(String id, UnaryOperator<Template> edit, Precondition precondition, Author by);

    /**
     * Deletes a template. Its versions stay.
     *
     * @return whether there was one
     * @throws dev.sesame.core.error.ConflictException if the precondition does not hold
     */
    boolean delete(String id, Precondition precondition, Author by);

    /**
     * Deletes templates. Their versions stay.
     *
     * @param filter which; not {@link TemplateFilter#ALL}
     * @return how many there were
     */
    int delete(TemplateFilter filter, Author by);

    /** All versions of a template, newest first, also after it was deleted; empty if there never was one. */
    List<TemplateVersion> history(String id);

    /**
     * Makes a template what it was, as a new version; also one that was deleted.
     *
     * @return it as it is now; empty if there never was such a version, or it is the one of a deletion
     * @throws dev.sesame.core.error.ConflictException if the precondition does not hold
     */
    Optional<ManagedTemplate> restore(String id, long version, Precondition precondition, Author by);

    /** What is questionable about a template, without what is being sent; pointers are those of its properties. */
    List<Problem> warnings(Template template);
}
