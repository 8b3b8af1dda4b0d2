package dev.sesame.http.security;

import java.time.Duration;

/** How long a request may take to come in whole. */
public record RequestTimeout(Duration value) {}
