package dev.sesame.core.port.in;

import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.UsageType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Shows which templates messages are made of, as of the last look at what people manage. Safe for concurrent use. Each
 * method throws {@link dev.sesame.core.error.UnsendableException} if the connector was saved in a way that it cannot be used.
 */
public interface ShowTemplates {

    /**
     * The templates that messages of a connector can be made of, each in its own usage type and language.
     *
     * @return them, known usage types first; empty if there is no such connector
     */
    Optional<List<TemplateView>> list(String connector);

    /**
     * What messages in this language are made of, for each usage type that is known or has a template; those left out have
     * none at all.
     *
     * @return them, known usage types first; empty if there is no such connector
     */
    Optional<List<TemplateView>> list(String connector, LanguageTag language);

    /**
     * What a message is made of.
     *
     * @param language the recipient's; null if it is not known
     * @return empty if there is no such connector, or no template for this and no {@code Generic} one
     */
    Optional<TemplateView> find(String connector, UsageType usageType, @Nullable LanguageTag language);
}
