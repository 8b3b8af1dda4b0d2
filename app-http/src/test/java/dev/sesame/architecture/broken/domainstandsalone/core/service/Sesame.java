package dev.sesame.architecture.broken.domainstandsalone.core.service;

public interface Sesame {}
