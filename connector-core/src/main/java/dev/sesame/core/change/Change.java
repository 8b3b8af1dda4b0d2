package dev.sesame.core.change;

import java.time.Instant;

/**
 * When something was changed, and by whom.
 *
 * @param at when, in milliseconds at best
 * @param by the name of the API key; empty if there was none
 */
public record Change(Instant at, String by) {}
