package dev.sesame.benchmarks.parts;

import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.Payload;
import dev.sesame.core.template.PlaceholderMode;
import dev.sesame.core.template.RenderedEmail;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.TemplateCatalog;
import dev.sesame.core.template.TemplateRenderer;
import dev.sesame.core.template.TemplateResolution;
import dev.sesame.core.template.UsageType;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From a usage type and a payload to a rendered message. */
// Neither final nor package-private, nor its fields final: JMH extends it, and the compiler must not know the values.
@State(Scope.Thread)
public class TemplateParts {

    private static final UsageType UNKNOWN = new UsageType("NewDevice");

    private List<TemplateCatalog> places = List.of(managed(), connector());
    private List<LanguageTag> german = List.of(language("de-AT"));
    private List<LanguageTag> portuguese = List.of(language("pt-BR"));
    private LanguageTag english = language("en");
    private UsageType signIn = UsageType.SIGN_IN;
    private UsageType unknown = UNKNOWN;

    private TemplateRenderer renderer = new TemplateRenderer();
    private Template withText = SignIn.template(UsageType.SIGN_IN, null, SignIn.TEXT);
    private Template withoutText = SignIn.template(UsageType.SIGN_IN, null, null);
    private Payload payload = SignIn.payload();

    /** By its first parent: SignIn in de-AT is there in de. */
    @Benchmark
    public Template resolve() {
        return TemplateResolution.resolve(signIn, german, english, places).orElseThrow();
    }

    /** As late as it can be: a type that nobody has a template for, in a language that nobody has. */
    @Benchmark
    public Template resolveGeneric() {
        return TemplateResolution.resolve(unknown, portuguese, english, places).orElseThrow();
    }

    /** Parsing has no door of its own: a renderer that has nothing kept parses before it renders. */
    @Benchmark
    public RenderedEmail parseAndRender() {
        return new TemplateRenderer().render(withText, payload, PlaceholderMode.STRICT);
    }

    @Benchmark
    public RenderedEmail render() {
        return renderer.render(withText, payload, PlaceholderMode.STRICT);
    }

    @Benchmark
    public RenderedEmail renderWithDerivedText() {
        return renderer.render(withoutText, payload, PlaceholderMode.STRICT);
    }

    private static TemplateCatalog managed() {
        return TemplateCatalog.of(UsageType.known().stream()
                .flatMap(type -> Stream.of("en", "de", "fr", "es", "ja")
                        .map(tag -> SignIn.template(type, language(tag), SignIn.TEXT)))
                .toList());
    }

    private static TemplateCatalog connector() {
        return TemplateCatalog.of(UsageType.required().stream()
                .map(type -> SignIn.template(type, null, SignIn.TEXT))
                .toList());
    }

    private static LanguageTag language(String tag) {
        return LanguageTag.parse(tag).orElseThrow();
    }
}
