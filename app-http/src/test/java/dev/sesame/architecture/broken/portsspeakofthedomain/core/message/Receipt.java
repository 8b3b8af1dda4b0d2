package dev.sesame.architecture.broken.portsspeakofthedomain.core.message;

public interface Receipt {}
