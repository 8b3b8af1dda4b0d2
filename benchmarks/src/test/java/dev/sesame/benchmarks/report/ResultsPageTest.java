package dev.sesame.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsPageTest {

    @TempDir
    private Path folder;

    @Test
    void section_is_replaced_and_the_others_stay() throws Exception {
        Path file = folder.resolve("benchmarks.md");
        ResultsPage page = new ResultsPage(file);
        page.put("smtp", "## SMTP\n\nold");
        page.put("load", "## Load\n");

        page.put("smtp", "## SMTP\n\nnew");

        assertThat(Files.readString(file)).startsWith("# Benchmarks\n").endsWith("""
                        <!-- suite smtp -->
                        ## SMTP

                        new
                        <!-- end of suite smtp -->

                        <!-- suite load -->
                        ## Load
                        <!-- end of suite load -->
                        """);
    }
}
