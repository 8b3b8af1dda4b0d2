package dev.sesame.architecture.broken.portsspeakofthedomain.core.port.in;

import java.nio.file.Path;

record BreaksInARecord(Path file) {}
