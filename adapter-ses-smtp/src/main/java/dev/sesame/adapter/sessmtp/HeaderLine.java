package dev.sesame.adapter.sessmtp;

import dev.sesame.core.message.EncodedWord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Headers as they go on the wire: ASCII, encoded (RFC 2047) and folded (RFC 5322 §2.2.3) where they need it. */
final class HeaderLine {

    /** RFC 5322 §2.1.1, without CRLF. */
    static final int MAX_LINE = 998;

    /** RFC 2047 §2, for lines that hold encoded words; RFC 5322 recommends 78 for the others. */
    private static final int FOLD_AFTER = 76;

    private static final Pattern TOKEN = Pattern.compile(" +[^ ]+");

    private HeaderLine() {}

    /** The text in ASCII: as it is if it can stay so, else in encoded words. */
    static String ascii(String text) {
        boolean plain = EncodedWord.isNeedless(text)
                && TOKEN.matcher(" " + text).results().allMatch(token -> token.end() - token.start() < MAX_LINE);
        return plain ? text : EncodedWord.encode(text);
    }

    /** The header with its line ends, folded at spaces, all of which stay. */
    static String of(String name, String value) {
        StringBuilder lines = new StringBuilder(name).append(':');
        int column = lines.length();
        Matcher tokens = TOKEN.matcher(" " + value);
        while (tokens.find()) {
            String token = tokens.group();
            if (column + token.length() > FOLD_AFTER && column > 0) {
                lines.append("\r\n");
                column = 0;
            }
            lines.append(token);
            column += token.length();
        }
        return lines.append("\r\n").toString();
    }
}
