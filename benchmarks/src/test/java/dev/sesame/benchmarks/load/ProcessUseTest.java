package dev.sesame.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessUseTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    void process_tells_what_it_uses() {
        ProcessUse use = new ProcessUse(ProcessHandle.current());

        assertThat(use.cpu()).isPositive();
        assertThat(use.residentMegabytes()).isGreaterThan(1);
    }
}
