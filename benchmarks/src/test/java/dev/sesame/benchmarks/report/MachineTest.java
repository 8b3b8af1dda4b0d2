package dev.sesame.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {

    @Test
    void machine_is_described() {
        assertThat(Machine.describe())
                .startsWith(Runtime.getRuntime().availableProcessors() + " cores (")
                .contains(" GB of memory, ");
    }

    @Test
    void libraries_have_the_versions_they_were_built_with() {
        assertThat(Versions.of("org.eclipse.angus", "angus-mail")).matches("\\d+\\.\\d+\\.\\d+");
    }
}
