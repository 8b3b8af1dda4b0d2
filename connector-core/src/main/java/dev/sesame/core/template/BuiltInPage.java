package dev.sesame.core.template;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts one built-in template together: the words of a usage type in the fragments that all share. */
final class BuiltInPage {

    /** Stands for words, or for a fragment if it ends as the name of a file. */
    private static final Pattern MARK = Pattern.compile("@([a-z.-]+)@");

    private static final Pattern SUPPORT_LINK = Pattern.compile("\\[([^\\[\\]]+)]");

    /** Lines must not end within e-mail. */
    private static final Pattern LONE_LETTER = Pattern.compile("(?<![\\p{L}-])\\p{L}-\\p{L}+");

    /** Names may run in the other direction than the words around them. */
    private static final Pattern NAME =
            Pattern.compile("\\{\\{(?:application|organization|inviter|user)\\.[a-zA-Z]+}}");

    private final BuiltInWords words;
    private final UsageType type;

    BuiltInPage(BuiltInWords words, UsageType type) {
        this.words = words;
        this.type = type;
    }

    Template template() {
        String html = fragment("layout.html") + "\n";
        return new Template(type, words.language(), subject(), html, ContentType.TEXT_HTML, null, null, null);
    }

    private String subject() {
        return words.get(type, "subject");
    }

    private String part(String mark) {
        return switch (mark) {
            case "lang" -> words.language().value();
            case "dir" -> words.language().isRightToLeft() ? "rtl" : "ltr";
            case "subject" -> subject();
            case "font", "font.outlook" -> words.get(type, mark);
            case "lifetime" -> lifetime();
            case "code" -> html(mark).replace("{{code}}", BuiltInResource.read("code-number.html"));
            case "content.html" ->
                fragment(type.equals(UsageType.ORGANIZATION_INVITATION) ? "invitation.html" : "code.html");
            case "support.html" -> isSupportNamed() ? "" : fragment(mark);
            default -> mark.endsWith(".html") ? fragment(mark) : html(mark);
        };
    }

    private boolean isSupportNamed() {
        return SUPPORT_LINK.matcher(words.get(type, "unexpected")).find();
    }

    private String fragment(String name) {
        return expand(BuiltInResource.read(name), this::part);
    }

    /** Words as the page has them: with its links, and each name kept apart from the text it stands in. */
    private String html(String key) {
        String whole =
                LONE_LETTER.matcher(words.get(type, key)).replaceAll("<span style=\"white-space:nowrap\">$0</span>");
        String linked = SUPPORT_LINK.matcher(whole).replaceAll(BuiltInResource.read("support-link.html"));
        return NAME.matcher(expand(linked, this::part)).replaceAll("<bdi>$0</bdi>");
    }

    /** The lifetime in the largest unit there is a whole number of, see {@link LifetimeVariables}. */
    private String lifetime() {
        return "{{#expiresInDays}}" + words.get(type, "lifetime.days") + "{{/expiresInDays}}{{^expiresInDays}}"
                + "{{#expiresInHours}}" + words.get(type, "lifetime.hours") + "{{/expiresInHours}}{{^expiresInHours}}"
                + "{{#expiresInSeconds}}" + words.get(type, "lifetime.seconds") + "{{/expiresInSeconds}}"
                + "{{^expiresInSeconds}}" + words.get(type, "lifetime.minutes") + "{{/expiresInSeconds}}"
                + "{{/expiresInHours}}{{/expiresInDays}}";
    }

    private static String expand(String text, UnaryOperator<String> parts) {
        return MARK.matcher(text).replaceAll(mark -> Matcher.quoteReplacement(parts.apply(mark.group(1))));
    }
}
