package dev.sesame.core.message;

/** The characters that turn text around, by which a value could make a reader see other words than are there. */
public final class BidiControls {

    private BidiControls() {}

    /**
     * Whether a character is an embedding, an override, an isolate or the end of one (Unicode Bidirectional Algorithm, UAX #9
     * §2.1–2.5). The marks of §2.6 are none: they turn nothing, and right-to-left scripts need them.
     */
    public static boolean contain(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }
}
