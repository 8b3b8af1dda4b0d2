package dev.sesame.benchmarks.growth;

import dev.sesame.benchmarks.report.Machine;
import dev.sesame.benchmarks.suite.FailedRunException;
import dev.sesame.benchmarks.suite.Options;
import dev.sesame.benchmarks.suite.Progress;
import dev.sesame.benchmarks.suite.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a message costs as templates, connectors and stored messages grow, in numbers and as a picture. */
public final class GrowthSuite implements Suite {

    /** Where the picture is, beside the page. */
    static final String PICTURE = "benchmarks/growth.svg";

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String run(Options options) {
        String load = Machine.load();
        List<Curve> curves = new ArrayList<>();
        try {
            for (Dimension dimension : List.of(
                    new Templates(), new Connectors(), new StoredMessages(options.clock(), options.messages() * 10))) {
                curves.add(measure(options, dimension));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedRunException("interrupted", e);
        }
        write(options.page().resolveSibling(PICTURE), Chart.of(curves));
        return GrowthSection.of(options, load, curves);
    }

    /** Twelve points are to be measured in the time that others take for a few. */
    static Duration length(Options options) {
        return options.length().multipliedBy(3).dividedBy(5);
    }

    /** Measures all sizes in turn, so that what else happens on the machine happens to all. */
    private static Curve measure(Options options, Dimension dimension) throws InterruptedException {
        List<Point> points = new ArrayList<>();
        try {
            for (int size : dimension.sizes()) {
                Progress.say(dimension.name() + ": " + size);
                Point point = new Point(options, dimension, size);
                points.add(point);
                point.warmUp(options.warmUp());
            }
            for (int i = 0; i < options.repetitions(); i++) {
                Progress.say(dimension.name() + ": repetition " + (i + 1) + " of " + options.repetitions());
                for (Point point : points) {
                    point.measure(length(options));
                }
            }
            return new Curve(dimension.name(), points.stream().map(Point::cost).toList());
        } finally {
            points.forEach(Point::close);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the picture", e);
        }
    }
}
