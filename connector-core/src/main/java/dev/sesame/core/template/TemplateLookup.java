package dev.sesame.core.template;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Templates by usage type and language: one of the places that resolution looks in. Safe for concurrent use. */
@FunctionalInterface
public interface TemplateLookup {

    /** The template of exactly this type and language; a null language asks for the one without. */
    Optional<Template> find(UsageType usageType, @Nullable LanguageTag language);
}
