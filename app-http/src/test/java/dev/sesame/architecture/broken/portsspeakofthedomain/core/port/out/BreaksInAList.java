package dev.sesame.architecture.broken.portsspeakofthedomain.core.port.out;

import java.nio.file.Path;
import java.util.List;

interface BreaksInAList {
    List<Path[]> files();
}
