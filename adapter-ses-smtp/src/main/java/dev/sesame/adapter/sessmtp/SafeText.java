package dev.sesame.adapter.sessmtp;

import dev.sesame.core.message.OutboundEmail;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a server says, without what it may have from the message: addresses, codes, names. */
final class SafeText {

    private static final int MAX_TEXT = 300;
    private static final String GAP = "…";

    /** What quotes a value, addresses, URLs, and numbers that may be codes or account ids. */
    private static final Pattern UNSAFE =
            Pattern.compile("\"[^\"]*\"|'[^']*'|<[^>]*>|“[^”]*”|‘[^’]*’|\\S*(?:@|://)\\S*|\\p{Nd}{4,}");

    private static final Pattern REPLY_CODE = Pattern.compile("^\\d{3}[ -]?", Pattern.MULTILINE);
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\s]+");

    private SafeText() {}

    /** The text of a reply in one line; null for the message if there is none yet. */
    static String of(Reply reply, @Nullable OutboundEmail email) {
        String text = REPLY_CODE.matcher(reply.text()).replaceAll("");
        if (email != null) {
            String address = email.to().address();
            text = without(email.subject(), text);
            text = without(email.to().name(), text);
            text = without(address.substring(0, address.lastIndexOf('@')), text);
        }
        String line = BREAKS.matcher(text).replaceAll(" ").strip();
        String safe = UNSAFE.matcher(line).replaceAll(GAP);
        return safe.length() <= MAX_TEXT ? safe : safe.substring(0, MAX_TEXT) + GAP;
    }

    /** In any case, as servers lower it; as a whole, as a short one is part of many a word. */
    private static String without(String value, String text) {
        return value.isEmpty()
                ? text
                : text.replaceAll("(?iu)(?<![\\p{L}\\p{N}])" + Pattern.quote(value) + "(?![\\p{L}\\p{N}])", GAP);
    }
}
