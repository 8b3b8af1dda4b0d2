package dev.sesame.architecture.broken.onlythecompositionrootnamesadapters.http.config;

import dev.sesame.architecture.broken.onlythecompositionrootnamesadapters.adapter.sesapi.SesApiTransport;
import dev.sesame.architecture.broken.onlythecompositionrootnamesadapters.simulator.SesSimulator;

interface SesameFactory {
    SesApiTransport transport(SesSimulator simulator);
}
