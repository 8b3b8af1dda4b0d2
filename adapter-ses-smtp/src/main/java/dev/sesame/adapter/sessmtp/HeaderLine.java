package dev.sesame.adapter.sessmtp;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Headers as they go on the wire: ASCII, encoded (RFC 2047) and folded (RFC 5322 §2.2.3) where they need it. */
final class HeaderLine {

    /** RFC 5322 §2.1.1, without CRLF. */
    static final int MAX_LINE = 998;

    /** RFC 2047 §2, for lines that hold encoded words; RFC 5322 recommends 78 for the others. */
    private static final int FOLD_AFTER = 76;

    /** So that a word is 64 characters long, and fits behind a header's name. */
    private static final int BYTES_A_WORD = 39;

    private static final Pattern TOKEN = Pattern.compile(" +[^ ]+");

    private HeaderLine() {}

    /** The text in ASCII: as it is if it can stay so, else in encoded words. */
    static String ascii(String text) {
        boolean plain = text.chars().allMatch(c -> c >= ' ' && c < 127)
                && !text.contains("=?")
                && TOKEN.matcher(" " + text).results().allMatch(token -> token.end() - token.start() < MAX_LINE);
        return plain ? text : words(text);
    }

    /** As many encoded words as are needed; no character is split between two. */
    private static String words(String text) {
        StringBuilder words = new StringBuilder();
        StringBuilder chunk = new StringBuilder();
        int bytes = 0;
        for (int at = 0; at < text.length(); ) {
            String character = Character.toString(text.codePointAt(at));
            at += character.length();
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > BYTES_A_WORD) {
                words.append(word(chunk)).append(' ');
                chunk.setLength(0);
                bytes = 0;
            }
            chunk.append(character);
            bytes += size;
        }
        return words.append(word(chunk)).toString();
    }

    private static String word(CharSequence chunk) {
        byte[] bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
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
