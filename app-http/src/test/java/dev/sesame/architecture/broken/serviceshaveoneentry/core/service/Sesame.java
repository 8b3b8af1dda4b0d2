package dev.sesame.architecture.broken.serviceshaveoneentry.core.service;

public interface Sesame {}
