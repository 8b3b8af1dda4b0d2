package dev.sesame.core.template;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows what mail clients make links of in a text that has none. */
final class LinkText {

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z]://[^\\s\\p{Z}]");

    /** The one prefix that clients take for a link whatever comes behind it. */
    private static final Pattern WWW =
            Pattern.compile("(?<![A-Za-z0-9_.-])www\\.[\\p{L}\\p{N}]", Pattern.CASE_INSENSITIVE);

    /** What stands before a port, a path, a query or a fragment, from its last dot: the end of a domain if there is one. */
    private static final Pattern DOMAIN_AND_MORE =
            Pattern.compile("(?<=[\\p{L}\\p{M}\\p{N}])\\.([\\p{L}\\p{M}\\p{N}-]{2,63})"
                    + "(?::[0-9]{1,5}|/[^\\s\\p{Z}]|[?#][\\p{L}\\p{N}=&%/_-])");

    /** A share of another machine (MS-DTYP §2.2.57), which Outlook opens; not one of doubled backslashes behind a drive. */
    private static final Pattern SHARE =
            Pattern.compile("(?<![A-Za-z0-9\\\\])(?<!\\b[A-Za-z]:)\\\\{2}[^\\s\\p{Z}\\\\/]++[\\\\/][^\\s\\p{Z}]");

    private static final Set<String> TOP_LEVEL_DOMAINS = load();

    private LinkText() {}

    /** Whether a reader may find something to click in it. */
    static boolean isIn(String text) {
        // Most values are names and codes.
        if (text.indexOf('.') < 0 && text.indexOf("://") < 0 && text.indexOf('\\') < 0) {
            return false;
        }
        return SCHEME.matcher(text).find()
                || WWW.matcher(text).find()
                || SHARE.matcher(text).find()
                || hasDomainAndMore(text);
    }

    /** A domain alone is none: clients do link some, but so is many a company called. */
    private static boolean hasDomainAndMore(String text) {
        Matcher found = DOMAIN_AND_MORE.matcher(text);
        while (found.find()) {
            if (isTopLevel(found.group(1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTopLevel(String label) {
        try {
            return TOP_LEVEL_DOMAINS.contains(IDN.toASCII(label).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Set<String> load() {
        Set<String> domains = new HashSet<>();
        try (InputStream in = Objects.requireNonNull(LinkText.class.getResourceAsStream("top-level-domains.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> domains.add(line.toLowerCase(Locale.ROOT)));
        } catch (IOException e) {
            throw new UncheckedIOException("top-level-domains.txt cannot be read from the jar", e);
        }
        return domains;
    }
}
