package dev.sesame.core.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Encoded words, RFC 2047: how a header carries text that is not ASCII. */
public final class EncodedWord {

    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s]+)\\?([bBqQ])\\?([^?\\s]*)\\?=");
    private static final Pattern SPACE_BETWEEN_WORDS = Pattern.compile("(\\?=)\\s+(?==\\?)");

    /** In base64 a word of 64 characters, below the 75 of RFC 2047 §2 and so short that it fits behind a header's name. */
    private static final int MAX_BYTES = 39;

    private EncodedWord() {}

    /**
     * Whether a reader would see a header of this text as it is: it is printable ASCII, and nothing in it would be taken
     * for an encoded word.
     */
    public static boolean isNeedless(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 127) && !looksLike(text);
    }

    private static boolean looksLike(String text) {
        return text.contains("=?");
    }

    /** As many words as are needed, separated by spaces; no character is split between two. */
    public static String encode(String text) {
        StringBuilder words = new StringBuilder();
        StringBuilder chunk = new StringBuilder();
        int bytes = 0;
        for (int at = 0; at < text.length(); ) {
            String character = Character.toString(text.codePointAt(at));
            at += character.length();
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > MAX_BYTES) {
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

    /** The text with every encoded word decoded; words that cannot be are left as they are. */
    static String decode(String text) {
        if (!looksLike(text)) {
            return text;
        }
        Matcher words = WORD.matcher(SPACE_BETWEEN_WORDS.matcher(text).replaceAll("$1"));
        return words.replaceAll(word -> {
            String decoded = decode(word.group(1), word.group(2), word.group(3));
            return Matcher.quoteReplacement(decoded == null ? word.group() : decoded);
        });
    }

    private static @Nullable String decode(String charset, String encoding, String content) {
        try {
            byte[] bytes = encoding.equalsIgnoreCase("B") ? Base64.getDecoder().decode(content) : quoted(content);
            return new String(bytes, Charset.forName(charset));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The "Q" encoding, RFC 2047 §4.2. */
    private static byte[] quoted(String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length());
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c == '=') {
                bytes.write(Integer.parseInt(content, i + 1, Math.min(i + 3, content.length()), 16));
                i += 2;
            } else {
                bytes.write(c == '_' ? ' ' : c);
            }
        }
        return bytes.toByteArray();
    }
}
