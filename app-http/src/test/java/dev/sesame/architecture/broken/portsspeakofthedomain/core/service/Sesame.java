package dev.sesame.architecture.broken.portsspeakofthedomain.core.service;

public interface Sesame {}
