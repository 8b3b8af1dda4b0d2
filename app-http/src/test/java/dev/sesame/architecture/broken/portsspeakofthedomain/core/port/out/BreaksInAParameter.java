package dev.sesame.architecture.broken.portsspeakofthedomain.core.port.out;

import java.nio.file.Path;

interface BreaksInAParameter {
    void store(Path file);
}
