package dev.sesame.http.security;

import java.time.Duration;

/** How long a request may take to come in whole, and as long its answer to be taken. */
public record RequestTimeout(Duration value) {}
