package dev.sesame.benchmarks.growth;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The curves as a picture, side by side: CPU for each message from 0 on, over what grows by the same factor from point to
 * point. An SVG for light and dark pages.
 */
final class Chart {

    private static final int PANEL = 260;
    private static final int LEFT = 56;
    private static final int RIGHT = 20;
    private static final int TOP = 44;
    private static final int PLOT = 170;
    private static final int BOTTOM = 46;

    /** Room above the highest value. */
    private static final double HEADROOM = 1.15;

    private static final String STYLE = """
            text { font: 12px system-ui, sans-serif; fill: #1f2328; text-anchor: middle }
            .title { font-weight: 600 } .tick { fill: #59636e; font-size: 11px } .y { text-anchor: end }
            .axis { stroke: #8c959f } .grid { stroke: #d1d9e0 }
            .line { fill: none; stroke: #0969da; stroke-width: 2 } .range { stroke: #0969da } .dot { fill: #0969da }
            @media (prefers-color-scheme: dark) {
              text { fill: #f0f6fc } .tick { fill: #9198a1 } .axis { stroke: #656c76 } .grid { stroke: #3d444d }
              .line, .range { stroke: #4493f8 } .dot { fill: #4493f8 }
            }
            """;

    private final StringBuilder svg = new StringBuilder();
    private final double max;

    private Chart(double max) {
        this.max = max;
    }

    static String of(List<Curve> curves) {
        double highest = curves.stream()
                .flatMap(curve -> curve.costs().stream())
                .mapToDouble(cost -> cost.cpuMicros().max())
                .max()
                .orElse(1);
        Chart chart = new Chart(highest * HEADROOM);
        for (int i = 0; i < curves.size(); i++) {
            chart.panel(i * PANEL, curves.get(i));
        }
        int width = curves.size() * PANEL;
        int height = TOP + PLOT + BOTTOM;
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">%n"
                        + "<title>CPU of the service for each message</title>%n<style>%n%s</style>%n%s</svg>%n",
                width,
                height,
                width,
                height,
                STYLE,
                chart.svg);
    }

    private void panel(int x, Curve curve) {
        text("title", x + (LEFT + PANEL - RIGHT) / 2.0, 18, "CPU µs/message");
        text("tick", x + (LEFT + PANEL - RIGHT) / 2.0, TOP + PLOT + 38, curve.name());
        double step = step();
        for (double value = 0; value < max; value += step) {
            line(value == 0 ? "axis" : "grid", x + LEFT, y(value), x + PANEL - RIGHT, y(value));
            text("tick y", x + LEFT - 6, y(value) + 4, number(value));
        }
        List<Cost> costs = curve.costs();
        for (int i = 0; i < costs.size(); i++) {
            Cost cost = costs.get(i);
            double at = x(x, i, costs.size());
            line("range", at, y(cost.cpuMicros().min()), at, y(cost.cpuMicros().max()));
            double top = y(cost.cpuMicros().median());
            svg.append(
                    String.format(Locale.ROOT, "<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>%n", at, top));
            text(
                    "value",
                    at,
                    y(cost.cpuMicros().max()) - 7,
                    number(cost.cpuMicros().median()));
            text("tick", at, TOP + PLOT + 18, size(cost.size()));
        }
        svg.append("<polyline class=\"line\" points=\"")
                .append(costs.stream()
                        .map(cost -> String.format(
                                Locale.ROOT,
                                "%.1f,%.1f",
                                x(x, costs.indexOf(cost), costs.size()),
                                y(cost.cpuMicros().median())))
                        .collect(Collectors.joining(" ")))
                .append("\"/>\n");
    }

    /** Each point is so many times the one before, so that equal steps are those of a logarithm. */
    private static double x(int panel, int place, int places) {
        double first = panel + LEFT + 20;
        return places == 1 ? first : first + place * (PANEL - LEFT - RIGHT - 40.0) / (places - 1);
    }

    private double y(double value) {
        return TOP + PLOT * (1 - value / max);
    }

    /** 1, 2 or 5 times a power of ten, so that there are at most five. */
    private double step() {
        double power = Math.pow(10, Math.floor(Math.log10(max / 5)));
        double rest = max / 5 / power;
        return power * (rest <= 1 ? 1 : rest <= 2 ? 2 : rest <= 5 ? 5 : 10);
    }

    private void line(String kind, double x1, double y1, double x2, double y2) {
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                kind,
                x1,
                y1,
                x2,
                y2));
    }

    private void text(String kind, double x, double y, String text) {
        svg.append(
                String.format(Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n", kind, x, y, text));
    }

    /** Short, since there is little room for it. */
    private static String size(int size) {
        if (size >= 1_000_000 && size % 1_000_000 == 0) {
            return size / 1_000_000 + "M";
        }
        return size >= 10_000 && size % 1_000 == 0 ? size / 1_000 + "k" : number(size);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
