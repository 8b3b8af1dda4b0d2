package dev.sesame.benchmarks.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.benchmarks.report.Sample;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ChartTest {

    private static Cost cost(int size, double micros) {
        return new Cost(size, new Sample(List.of(1_000.0)), new Sample(List.of(micros - 1, micros, micros + 1)));
    }

    private static Document chart(Curve... curves) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Chart.of(List.of(curves)))));
    }

    private static List<Element> elements(Document chart, String name) {
        NodeList nodes = chart.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    @Test
    void costs_stand_over_an_axis_at_zero_in_proportion() throws Exception {
        Document chart = chart(new Curve("connectors", List.of(cost(1, 100), cost(10, 100), cost(100, 200))));

        List<Element> dots = elements(chart, "circle");
        double axis = elements(chart, "line").stream()
                .filter(line -> line.getAttribute("class").equals("axis"))
                .mapToDouble(line -> number(line, "y1"))
                .findFirst()
                .orElseThrow();
        assertThat(dots).hasSize(3);
        assertThat(number(dots.get(1), "cy")).isEqualTo(number(dots.get(0), "cy"));
        assertThat((axis - number(dots.get(2), "cy")) / (axis - number(dots.get(0), "cy")))
                .isBetween(1.98, 2.02);
        assertThat(number(dots.get(2), "cx") - number(dots.get(1), "cx"))
                .isBetween(
                        number(dots.get(1), "cx") - number(dots.get(0), "cx") - 0.11,
                        number(dots.get(1), "cx") - number(dots.get(0), "cx") + 0.11);
    }

    @Test
    void nothing_is_drawn_beside_the_picture() throws Exception {
        Document chart = chart(
                new Curve("templates", List.of(cost(10, 3), cost(10_000, 4))),
                new Curve("messages", List.of(cost(0, 480), cost(1_000_000, 500))));

        double width = number(chart.getDocumentElement(), "width");
        double height = number(chart.getDocumentElement(), "height");
        assertThat(elements(chart, "circle")).hasSize(4).allSatisfy(dot -> {
            assertThat(number(dot, "cx")).isBetween(0.0, width);
            assertThat(number(dot, "cy")).isBetween(0.0, height);
        });
        assertThat(elements(chart, "text")).allSatisfy(text -> {
            assertThat(number(text, "x")).isBetween(0.0, width);
            assertThat(number(text, "y")).isBetween(0.0, height);
        });
        assertThat(elements(chart, "text"))
                .extracting(Element::getTextContent)
                .contains("templates", "messages", "10k", "1M", "500");
    }

    @Test
    void one_point_makes_a_picture_too() throws Exception {
        assertThat(elements(chart(new Curve("messages", List.of(cost(0, 480)))), "circle"))
                .hasSize(1);
    }

    @Test
    void picture_is_for_light_and_dark_pages() {
        assertThat(Chart.of(List.of(new Curve("messages", List.of(cost(0, 480))))))
                .contains("prefers-color-scheme: dark");
    }
}
