package dev.sesame.core.template;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The languages that serve somebody who asks for one: the tag itself, then its parents by RFC 4647 §3.4. Chinese has no
 * common parent: it is written in two scripts, and who reads one may not read the other. So {@code zh-TW} is served by other
 * Traditional Chinese, and by Simplified only when nothing else is there.
 */
public final class LanguageRange {

    private static final String CHINESE = "zh";

    /** What CLDR's likely subtags (https://cldr.unicode.org) take for Traditional; all other Chinese is Simplified. */
    private static final Set<String> TRADITIONAL = Set.of("Hant", "TW", "HK", "MO");

    private static final List<LanguageTag> IN_TRADITIONAL = tags("zh-Hant", "zh-TW", "zh-HK", "zh-MO");
    private static final List<LanguageTag> IN_SIMPLIFIED = tags("zh-Hans", "zh-CN", "zh", "zh-SG");

    private LanguageRange() {}

    /** Those that serve as well as the one asked for, best first. */
    public static List<LanguageTag> of(LanguageTag wanted) {
        Set<LanguageTag> range = new LinkedHashSet<>();
        for (LanguageTag tag = wanted; tag != null; tag = tag.parent()) {
            range.add(tag);
        }
        if (isChinese(wanted)) {
            boolean traditional = isTraditional(wanted);
            range.removeIf(tag -> isTraditional(tag) != traditional);
            range.addAll(traditional ? IN_TRADITIONAL : IN_SIMPLIFIED);
        }
        return List.copyOf(range);
    }

    /** Those that serve when nothing else is there, best first. */
    static List<LanguageTag> lastResort(LanguageTag wanted) {
        if (!isChinese(wanted)) {
            return List.of();
        }
        return isTraditional(wanted) ? IN_SIMPLIFIED : IN_TRADITIONAL;
    }

    private static boolean isChinese(LanguageTag tag) {
        return tag.value().equals(CHINESE) || tag.value().startsWith(CHINESE + "-");
    }

    /** A script that is named decides, whatever the region. */
    private static boolean isTraditional(LanguageTag tag) {
        List<String> subtags = List.of(tag.value().split("-", -1));
        return !subtags.contains("Hans") && subtags.stream().anyMatch(TRADITIONAL::contains);
    }

    private static List<LanguageTag> tags(String... values) {
        return Stream.of(values).map(LanguageTag::new).toList();
    }
}
