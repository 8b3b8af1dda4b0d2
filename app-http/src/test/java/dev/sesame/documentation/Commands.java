package dev.sesame.documentation;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be told of commands that no test can run: the lines of a {@code console} block that begin with {@code $}. */
final class Commands {

    private static final String PROMPT = "$ ";

    /** Programs that a page may tell people to run. */
    private static final Set<String> TOOLS = Set.of("""
            apt-get aws cat cd certbot chmod chown cp createdb curl dig docker echo export git gpg grep helm host install java \
            journalctl jq kill kubectl ln ls mkdir mv mvn nc npm npx openssl pg_dump pg_restore printf psql rm sed sqlite3 \
            swaks systemctl tar test unzip useradd xargs\
            """.split(" "));

    private static final Pattern VARIABLE = Pattern.compile("^\\w+=(?:'[^']*'|\"[^\"]*\"|\\S*)\\s*");

    /** Paths of the repository, but not what a build makes. */
    private static final Pattern PATH = Pattern.compile(
            "(?<![\\w./-])((?:app-http|benchmarks|connector-core|docs|ses-simulator|adapter-[a-z-]+)/[\\w./-]+)");

    private Commands() {}

    static List<String> problems(Block block) {
        List<String> problems = new ArrayList<>();
        if (block.lines().stream().noneMatch(line -> line.startsWith(PROMPT))) {
            problems.add(block.problem("no command: one begins with \"$ \""));
        }
        for (int i = 0; i < block.lines().size(); i++) {
            if (block.lines().get(i).startsWith(PROMPT)) {
                String command = command(block.lines().subList(i, block.lines().size()));
                String tool = tool(command);
                if (!isKnown(tool)) {
                    problems.add(block.problem(i, tool + " is no tool that Commands knows"));
                }
                int index = i;
                PATH.matcher(command)
                        .results()
                        .map(path -> path.group(1))
                        .filter(path -> !path.contains("/target/") && !Files.exists(Page.ROOT.resolve(path)))
                        .forEach(path -> problems.add(block.problem(index, path + " does not exist")));
            }
        }
        return problems;
    }

    /** The command in the first line, and in those that it goes on in. */
    private static String command(List<String> lines) {
        String first =
                lines.getFirst().startsWith(PROMPT) ? lines.getFirst().substring(PROMPT.length()) : lines.getFirst();
        return first.endsWith("\\") && lines.size() > 1
                ? first.substring(0, first.length() - 1) + command(lines.subList(1, lines.size()))
                : first;
    }

    private static String tool(String command) {
        String rest = command.strip();
        for (Matcher variable = VARIABLE.matcher(rest); variable.find(); variable = VARIABLE.matcher(rest)) {
            rest = rest.substring(variable.end());
        }
        String tool = rest.split("\\s", 2)[0];
        return tool.equals("sudo") ? tool(rest.substring(tool.length()).replaceFirst("^\\s+-u \\S+", "")) : tool;
    }

    /** A command that only sets a variable needs no tool; a script is one of ours. */
    private static boolean isKnown(String tool) {
        return tool.isEmpty()
                || TOOLS.contains(tool)
                || tool.matches("(\\./)?bin/sesame")
                || (tool.contains("/")
                        && Files.isExecutable(Page.ROOT.resolve(tool).normalize()));
    }
}
