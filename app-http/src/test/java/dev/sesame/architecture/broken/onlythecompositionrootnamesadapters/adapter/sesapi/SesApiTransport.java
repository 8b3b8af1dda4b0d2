package dev.sesame.architecture.broken.onlythecompositionrootnamesadapters.adapter.sesapi;

public interface SesApiTransport {}
