package dev.sesame.core.template;

import dev.sesame.core.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is questionable about a template, told before anybody gets a mail without a code. */
public final class TemplateAdvice {

    private static final String CONTENT = "/content";
    private static final String CODE = "code";

    private TemplateAdvice() {}

    /** Every warning; pointers are those of the template's properties. Empty for usage types that are not known. */
    public static List<Problem> warnings(Template template) {
        List<Problem> warnings = new ArrayList<>();
        UsageType type = template.usageType();
        UsageType.known().stream()
                .filter(known -> !known.equals(type) && known.name().equalsIgnoreCase(type.name()))
                .forEach(known -> warnings.add(new Problem(
                        "/usageType", "is not " + known + ", which differs in upper and lower case: which is meant?")));
        Set<String> inBody = readIn(template.content(), type);
        type.mainVariable().ifPresent(main -> {
            if (!inBody.contains(main)) {
                warnings.add(new Problem(CONTENT, "never shows {{" + main + "}}, which " + type + " is sent for"));
            }
        });
        if (template.text() != null) {
            Set<String> inText = readIn(template.text(), type);
            type.mainVariable().filter(inBody::contains).ifPresent(main -> {
                if (!inText.contains(main)) {
                    warnings.add(new Problem("/text", "never shows {{" + main + "}}, which the HTML part shows"));
                }
            });
        }
        TemplateVariables variables = TemplateVariables.of(template);
        if (type.equals(UsageType.ORGANIZATION_INVITATION) && variables.shown().contains(CODE)) {
            warnings.add(new Problem(CONTENT, "uses {{code}}, which an invitation does not carry: it has a {{link}}"));
        }
        for (String name : uncertain(type, variables)) {
            String why = type.variables().contains(root(name))
                    ? "without which a message is refused"
                    : "which is not known to come with " + type;
            warnings.add(new Problem(
                    CONTENT,
                    "uses {{" + name + "}}, " + why + ": give it in the payload of every call, or put it into a"
                            + " section, {{#" + name + "}}…{{/" + name + "}}"));
        }
        warnings.addAll(links(template));
        return warnings;
    }

    /** Links that begin with a variable of which nothing says that it is one. */
    public static List<Problem> links(Template template) {
        if (template.contentType() != ContentType.TEXT_HTML) {
            return List.of();
        }
        return ParsedText.linkStartsIn(template.content()).stream()
                .filter(name -> !LinkCheck.isLinkName(name))
                .map(name -> new Problem(
                        CONTENT,
                        "begins a link with {{" + name
                                + "}}: if its value is a full address, let its name end with Link or Url;"
                                + " if not, write out https:// and the host before it"))
                .toList();
    }

    private static Set<String> readIn(String part, UsageType type) {
        return TemplateVariables.readIn(part, section -> type.variables().contains(root(section)));
    }

    private static String root(String name) {
        return name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    }

    /** Outside of sections, and neither what the message is about nor added by Sesame: identity systems send some, callers may not. */
    private static Set<String> uncertain(UsageType type, TemplateVariables variables) {
        Set<String> uncertain = new TreeSet<>();
        if (UsageType.known().contains(type)) {
            for (String name : variables.unguarded()) {
                // An invitation's code has a warning of its own.
                boolean certain = UsageVariables.isAdded(root(name))
                        || root(name).equals(CODE)
                        || type.mainVariable().filter(root(name)::equals).isPresent();
                if (!certain) {
                    uncertain.add(name);
                }
            }
        }
        return uncertain;
    }
}
