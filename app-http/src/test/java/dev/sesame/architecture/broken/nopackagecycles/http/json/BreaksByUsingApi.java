package dev.sesame.architecture.broken.nopackagecycles.http.json;

import dev.sesame.architecture.broken.nopackagecycles.http.api.problem.ProblemDetail;

public interface BreaksByUsingApi {
    ProblemDetail problem();
}
