package dev.sesame.architecture.broken.onlythecompositionrootnamesadapters.adapter.sesapi;

import dev.sesame.architecture.broken.onlythecompositionrootnamesadapters.simulator.SesSimulator;

interface BreaksByNamingTheSimulatorToo {
    SesSimulator simulator();
}
