package dev.sesame.architecture.broken.onlythecompositionrootnamesadapters.http.api;

import dev.sesame.architecture.broken.onlythecompositionrootnamesadapters.simulator.SesSimulator;

interface BreaksByNamingTheSimulator {
    SesSimulator simulator();
}
