package dev.sesame.core.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has HTML in a right-to-left language read from the right, unless it says itself how it is to be read. */
final class WritingDirection {

    private static final Pattern SAYS_SO = Pattern.compile("\\bdir\\s*=", Pattern.CASE_INSENSITIVE);
    private static final Pattern ROOT = Pattern.compile("<html\\b", Pattern.CASE_INSENSITIVE);

    private WritingDirection() {}

    /** The content of an HTML template, with {@code dir} if it needs one. */
    static String html(Template template) {
        String content = template.content();
        LanguageTag language = template.language();
        if (language == null
                || !language.isRightToLeft()
                || SAYS_SO.matcher(content).find()) {
            return content;
        }
        Matcher root = ROOT.matcher(content);
        return root.find()
                ? root.replaceFirst("$0 dir=\"rtl\"")
                : "<div dir=\"rtl\" lang=\"" + language + "\">" + content + "</div>";
    }
}
