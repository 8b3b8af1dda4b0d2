package dev.sesame.architecture.broken.micronautstaysinhttp.http.api;

import io.micronaut.http.HttpStatus;

interface HealthController {
    HttpStatus status();
}
