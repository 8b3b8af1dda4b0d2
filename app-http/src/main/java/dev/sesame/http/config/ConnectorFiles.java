package dev.sesame.http.config;

import dev.sesame.core.connector.ConfiguredConnector;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import dev.sesame.http.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the connectors of a folder: each {@code <id>.json} is one. */
final class ConnectorFiles {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectorFiles.class);
    private static final String SUFFIX = ".json";

    private final List<Problem> problems = new ArrayList<>();

    private ConnectorFiles() {}

    /**
     * The connectors by id; none if there is no such folder and none is required.
     *
     * @throws InvalidInputException with every problem of every file
     */
    static Map<String, ConfiguredConnector> load(Path folder, boolean required) {
        ConnectorFiles files = new ConnectorFiles();
        Map<String, ConfiguredConnector> connectors = files.read(folder, required);
        if (!files.problems.isEmpty()) {
            throw InvalidInputException.settings(files.problems);
        }
        return connectors;
    }

    private Map<String, ConfiguredConnector> read(Path folder, boolean required) {
        Map<String, ConfiguredConnector> connectors = new TreeMap<>();
        if (!Files.exists(folder)) {
            if (required) {
                problem(folder, "does not exist; set SESAME_CONNECTORS_DIR to a folder with connectors");
            }
            return connectors;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(ConnectorFiles::isJson).sorted().toList()) {
                read(file, connectors);
            }
        } catch (IOException e) {
            problem(folder, "cannot be read: " + e.getClass().getSimpleName());
        }
        return connectors;
    }

    private static boolean isJson(Path file) {
        return fileName(file).endsWith(SUFFIX) && !fileName(file).startsWith(".") && Files.isRegularFile(file);
    }

    private void read(Path file, Map<String, ConfiguredConnector> connectors) {
        String id = fileName(file).substring(0, fileName(file).length() - SUFFIX.length());
        if (!ConnectorConfig.isId(id)) {
            problem(file, "must be named after its connector: letters, digits, dashes and underscores, then .json");
            return;
        }
        try {
            Map<String, @Nullable Object> document = JsonReader.readObject(Files.readAllBytes(file));
            ConnectorConfig connector = ConnectorConfig.parse(document);
            connector.warnings().forEach(warning -> LOG.warn("{}: {}", file, warning));
            connectors.put(id, new ConfiguredConnector(id, connector, document, file.toString(), false));
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> problem(file, problem.toString()));
        } catch (IOException e) {
            problem(file, "cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private void problem(Path file, String message) {
        problems.add(new Problem("", file + " " + message));
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }
}
