package dev.sesame.core.message;

import java.util.regex.Pattern;

/** What names and values of SES message tags may be (AWS, SESv2 API reference, MessageTag). */
public final class MessageTag {

    /** The rule in words; completes a sentence that begins with the tag. */
    public static final String RULE =
            "must have a name and a value of 1 to 256 letters, digits, dashes and underscores";

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    private MessageTag() {}

    /** Whether a tag may have this name or value. */
    public static boolean isValid(String nameOrValue) {
        return VALID.matcher(nameOrValue).matches();
    }
}
