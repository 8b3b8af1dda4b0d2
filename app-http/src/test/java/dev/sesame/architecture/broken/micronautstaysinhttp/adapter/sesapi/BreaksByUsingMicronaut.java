package dev.sesame.architecture.broken.micronautstaysinhttp.adapter.sesapi;

import io.micronaut.http.HttpStatus;

interface BreaksByUsingMicronaut {
    HttpStatus status();
}
