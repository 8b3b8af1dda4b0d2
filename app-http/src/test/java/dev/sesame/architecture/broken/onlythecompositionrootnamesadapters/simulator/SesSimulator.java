package dev.sesame.architecture.broken.onlythecompositionrootnamesadapters.simulator;

public interface SesSimulator {}
