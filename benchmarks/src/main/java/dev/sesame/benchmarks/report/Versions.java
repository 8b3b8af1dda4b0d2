package dev.sesame.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Versions of the libraries on the class path, as Maven wrote them into their jars. */
public final class Versions {

    private Versions() {}

    public static String of(String groupId, String artifactId) {
        String file = "META-INF/maven/" + groupId + "/" + artifactId + "/pom.properties";
        Properties properties = new Properties();
        try (InputStream in = Versions.class.getClassLoader().getResourceAsStream(file)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
        String version = properties.getProperty("version");
        if (version == null) {
            throw new IllegalStateException("no version of " + artifactId + " on the class path");
        }
        return version;
    }
}
