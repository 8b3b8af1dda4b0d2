package dev.sesame.benchmarks.send;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.sesame.benchmarks.load.ProcessUse;
import dev.sesame.benchmarks.suite.FailedRunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The services that others make: what benchmarks/run installed and built in the folder of the peers. */
final class PeerServices {

    private PeerServices() {}

    static HttpService logto(Arena arena) {
        Path module = arena.peers().resolve("node_modules/@logto/connector-aws-ses/package.json");
        String connector = SignInMail.writeConnector(arena.folder().path()).toString();
        return start(
                arena,
                "Logto's SES connector " + versionIn(module),
                arena.peers(),
                List.of("node", "logto-connector.mjs"),
                Map.of("CONNECTOR", connector));
    }

    static HttpService java(Arena arena, String product, String folder, String artifact, String main) {
        Path project = arena.peers().resolve(folder);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Contender.JVM_OPTIONS);
        command.addAll(List.of("-cp", "target/classes:target/lib/*", main));
        String version = versionOf(artifact, project.resolve("target").resolve("lib"));
        return start(arena, product + " " + version, project, command, Map.of());
    }

    private static HttpService start(
            Arena arena, String name, Path folder, List<String> command, Map<String, String> variables) {
        ListeningProcess process =
                ListeningProcess.start(name, folder, command, arena.ses().endpoint(), variables);
        return new HttpService(name, process.port(), new ProcessUse(process.handle()), false, process::close);
    }

    private static String versionIn(Path module) {
        try {
            return String.valueOf(JSON.std.mapFrom(Files.readString(module)).get("version"));
        } catch (IOException e) {
            throw new FailedRunException("there is no " + module + ": start with benchmarks/run, which installs it", e);
        }
    }

    /** That of a library, by the name of its jar. */
    static String versionOf(String artifact, Path libraries) {
        try (Stream<Path> jars = Files.list(libraries)) {
            return jars.map(jar -> jar.getFileName().toString())
                    .filter(jar -> jar.matches(artifact + "-\\d.*\\.jar"))
                    .map(jar -> jar.substring(artifact.length() + 1, jar.length() - ".jar".length()))
                    .findFirst()
                    .orElseThrow(() -> new FailedRunException("there is no " + artifact + " in " + libraries));
        } catch (IOException e) {
            throw new FailedRunException(
                    "there is no " + libraries + ": start with benchmarks/run, which builds it", e);
        }
    }
}
