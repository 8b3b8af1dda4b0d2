package dev.sesame.architecture.broken.adaptersknownohttp.http.api;

public interface ProblemDetail {}
