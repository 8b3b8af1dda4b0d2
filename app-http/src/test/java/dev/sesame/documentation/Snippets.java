package dev.sesame.documentation;

import dev.sesame.http.config.DeclaredSettings;
import dev.sesame.http.fixture.Json;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;

/** What is wrong with the code of a page; the package says what is right. */
final class Snippets {

    private static final Pattern SETTING = Pattern.compile("\\bSESAME_[A-Z][A-Z_0-9]*[A-Z0-9]\\b");
    private static final Pattern VARIABLE = Pattern.compile("([A-Za-z_]\\w*)=(.*)");
    private static final Pattern CALL = Pattern.compile("(HTTP/1\\.1 \\d{3}|(GET|POST|PUT|PATCH|DELETE) /).*");
    private static final String PREFIX = "sesame.";

    /** Of the launcher, which keeps it from the service. */
    private static final String OF_THE_LAUNCHER = "SESAME_HOME";

    private Snippets() {}

    /** Each with the page and the line; commands are run in this folder. */
    static List<String> problems(Page page, Path folder) throws IOException, InterruptedException {
        List<String> problems = new ArrayList<>(page.problems());
        problems.addAll(unknownNames(page));
        for (Block block : page.blocks()) {
            problems.addAll(problems(block, folder));
        }
        if (problems.isEmpty()) {
            problems.addAll(Shell.problems(page, folder));
        }
        return problems;
    }

    private static List<String> unknownNames(Page page) {
        Set<String> settings = new HashSet<>(DeclaredSettings.variables());
        settings.add(OF_THE_LAUNCHER);
        List<String> lines = new ArrayList<>(page.prose());
        page.blocks().forEach(block -> {
            for (int i = 0; i < block.lines().size(); i++) {
                lines.set(block.line() - 1 + i, block.lines().get(i));
            }
        });
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String at = page.name() + ":" + (i + 1) + ": ";
            SETTING.matcher(lines.get(i))
                    .results()
                    .map(name -> name.group())
                    .filter(name -> !settings.contains(name))
                    .forEach(name -> problems.add(at + "there is no setting " + name));
            Api.unknown(lines.get(i)).forEach(call -> problems.add(at + "there is no call " + call));
        }
        return problems;
    }

    private static List<String> problems(Block block, Path folder) {
        return switch (block.info()) {
            case "sh", "text", "html", "sql" -> List.of();
            case "json" -> json(block);
            case "yaml" -> yaml(block);
            case "properties" -> properties(block);
            case "env" -> env(block);
            case "xml" -> xml(block);
            case "java" -> JavaCode.problems(block, folder);
            case "http" ->
                CALL.matcher(block.lines().getFirst()).matches()
                        ? List.of()
                        : List.of(block.problem("neither a call nor an answer"));
            case "console" -> Commands.problems(block);
            default ->
                List.of(block.problem("\"" + block.info()
                        + "\" is no info string of ours: sh, console, json, yaml, properties, env, java, xml, sql, html, http"
                        + " or text"));
        };
    }

    private static List<String> json(Block block) {
        try {
            Json.value(block.code());
            return List.of();
        } catch (UncheckedIOException e) {
            return List.of(block.problem("not JSON: " + e.getCause()));
        }
    }

    private static List<String> yaml(Block block) {
        try {
            Map<String, String> settings = new HashMap<>();
            for (Object document : new Yaml().loadAll(block.code())) {
                if (document instanceof Map<?, ?> members && members.get("sesame") instanceof Map<?, ?> ours) {
                    ours.forEach((name, value) -> settings.put(PREFIX + name, String.valueOf(value)));
                }
            }
            return settings(block, settings);
        } catch (YAMLException e) {
            return List.of(block.problem("not YAML: " + e.getMessage()));
        }
    }

    private static List<String> properties(Block block) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(block.code()));
        } catch (IOException | IllegalArgumentException e) {
            return List.of(block.problem("not properties: " + e.getMessage()));
        }
        Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX))
                .forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings(block, settings);
    }

    private static List<String> env(Block block) {
        List<String> problems = new ArrayList<>();
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < block.lines().size(); i++) {
            String line = block.lines().get(i);
            var variable = VARIABLE.matcher(line);
            if (!variable.matches()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    problems.add(block.problem(i, "no variable: NAME=value"));
                }
            } else if (SETTING.matcher(variable.group(1)).matches()) {
                settings.put(
                        variable.group(1)
                                .toLowerCase(Locale.ROOT)
                                .replaceFirst("_", ".")
                                .replace('_', '-'),
                        variable.group(2));
            }
        }
        problems.addAll(settings(block, settings));
        return problems;
    }

    private static List<String> settings(Block block, Map<String, String> settings) {
        List<String> problems = new ArrayList<>();
        settings.keySet().stream()
                .filter(name -> !DeclaredSettings.properties().contains(name))
                .forEach(name -> problems.add(block.problem("there is no property " + name)));
        // Files of other machines are not here.
        settings.values().removeIf(value -> value.startsWith("/"));
        DeclaredSettings.problems(settings).forEach(problem -> problems.add(block.problem(problem)));
        return problems;
    }

    private static List<String> xml(Block block) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder reader = factory.newDocumentBuilder();
            reader.setErrorHandler(null);
            String code = block.code().replaceFirst("^<\\?xml.*\\?>", "");
            reader.parse(new InputSource(new StringReader("<all>" + code + "</all>")));
            return List.of();
        } catch (SAXException e) {
            return List.of(block.problem("not XML: " + e.getMessage()));
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
