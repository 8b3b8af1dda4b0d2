package dev.sesame.http.security;

/** How many connections may be open at once. */
public record MaxConnections(int value) {}
