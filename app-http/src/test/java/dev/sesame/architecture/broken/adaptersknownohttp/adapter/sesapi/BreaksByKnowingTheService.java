package dev.sesame.architecture.broken.adaptersknownohttp.adapter.sesapi;

import dev.sesame.architecture.broken.adaptersknownohttp.http.api.ProblemDetail;

interface BreaksByKnowingTheService {
    ProblemDetail problem();
}
