package dev.sesame.architecture.broken.nopackagecycles.http.api.problem;

public interface ProblemDetail {}
