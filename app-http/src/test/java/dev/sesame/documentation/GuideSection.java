package dev.sesame.documentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What of a section of a guide is the same in every language.
 *
 * @param heading its level and number, such as {@code ### 2.1}
 * @param code its code blocks with their fences
 * @param tables the columns of each row of its tables, one text for each table, such as {@code 3 3 3}
 * @param links the targets of its links, sorted
 * @param names what stands between backticks
 * @param bold what is bold; the one thing here that differs by language
 */
record GuideSection(
        String heading,
        List<String> code,
        List<String> tables,
        List<String> links,
        Set<String> names,
        Set<String> bold) {

    private static final Pattern HEADING = Pattern.compile("#{1,6} (?:\\d+(?:\\.\\d+)?(?=[. ]))?");
    private static final Pattern CODE = Pattern.compile("(?m)^```.*\\n(?s:.*?)^```$");
    private static final Pattern TABLE = Pattern.compile("(?m)(?:^\\|.*\\|$\\n?)+");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");

    /** The sections of a page, in order; what comes before the first heading belongs to none. */
    static List<GuideSection> of(String page) {
        List<GuideSection> sections = new ArrayList<>();
        StringBuilder section = new StringBuilder();
        boolean inCode = false;
        for (String line : page.lines().toList()) {
            inCode ^= line.startsWith("```");
            if (!inCode && line.startsWith("#")) {
                add(section, sections);
            }
            section.append(line).append('\n');
        }
        add(section, sections);
        return sections;
    }

    private static void add(StringBuilder text, List<GuideSection> sections) {
        if (text.indexOf("#") == 0) {
            sections.add(section(text.toString()));
        }
        text.setLength(0);
    }

    private static GuideSection section(String text) {
        Matcher heading = HEADING.matcher(text);
        String found = heading.lookingAt() ? heading.group().strip() : "";
        String prose = CODE.matcher(text).replaceAll("");
        return new GuideSection(
                found,
                CODE.matcher(text).results().map(MatchResult::group).toList(),
                TABLE.matcher(prose).results().map(GuideSection::shape).toList(),
                all(LINK, prose).sorted().toList(),
                new TreeSet<>(all(NAME, prose).toList()),
                new TreeSet<>(all(BOLD, prose).toList()));
    }

    private static String shape(MatchResult table) {
        return String.join(
                " ",
                table.group()
                        .lines()
                        .map(row -> Integer.toString(row.split("(?<!\\\\)\\|", -1).length - 2))
                        .toList());
    }

    private static Stream<String> all(Pattern pattern, String prose) {
        return pattern.matcher(prose).results().map(match -> match.group(1).replaceAll("\\s+", " "));
    }

    /** What a translation of this section has otherwise, in words; empty if nothing. */
    List<String> differences(GuideSection translation) {
        List<String> differences = new ArrayList<>();
        compare("its heading", heading, translation.heading, differences);
        compare("its code blocks", code, translation.code, differences);
        compare("the rows and columns of its tables", tables, translation.tables, differences);
        compare("the targets of its links", links, translation.links, differences);
        compare("the names in backticks", names, translation.names, differences);
        compare("the number of bold names", bold.size(), translation.bold.size(), differences);
        return differences;
    }

    private void compare(String what, Object here, Object there, List<String> differences) {
        if (!here.equals(there)) {
            differences.add("section \"%s\": %s must be %s, but is %s".formatted(heading, what, here, there));
        }
    }
}
