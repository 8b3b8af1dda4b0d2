package dev.sesame.documentation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The relative links of a page lead to files and headings that exist. */
final class Links {

    private static final Pattern LINK = Pattern.compile("\\]\\(<?([^)\\s>]+)");
    private static final Pattern CODE = Pattern.compile("(`+)[^`]+\\1(?!`)");
    private static final Pattern ELSEWHERE = Pattern.compile("(?i)[a-z][a-z+.-]*:.*");

    private Links() {}

    static List<String> problems(Page page) {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < page.prose().size(); i++) {
            String line = CODE.matcher(page.prose().get(i)).replaceAll("");
            for (MatchResult link : LINK.matcher(line).results().toList()) {
                if (!leads(page, link.group(1))) {
                    problems.add(page.name() + ":" + (i + 1) + ": " + link.group(1) + " leads nowhere");
                }
            }
        }
        return problems;
    }

    private static boolean leads(Page page, String link) {
        if (ELSEWHERE.matcher(link).matches()) {
            return true;
        }
        String[] parts = link.split("#", 2);
        Path target = Page.ROOT.resolve(page.name()).resolveSibling(parts[0]).normalize();
        if (parts.length == 1) {
            return target.startsWith(Page.ROOT) && Files.exists(target);
        }
        Page there = parts[0].isEmpty() ? page : read(target);
        return there != null && there.anchors().contains(parts[1]);
    }

    private static @Nullable Page read(Path target) {
        return Files.isRegularFile(target)
                ? Page.read(Page.ROOT.relativize(target).toString())
                : null;
    }
}
