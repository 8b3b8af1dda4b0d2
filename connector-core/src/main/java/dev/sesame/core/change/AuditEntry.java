package dev.sesame.core.change;

/**
 * One change that somebody made; never what it was changed to.
 *
 * @param version the version that the change made: later changes have greater ones
 * @param change who made it, from where and when
 * @param subject what kind of thing was changed
 * @param id which one
 * @param action what was done to it
 */
public record AuditEntry(long version, Change change, Subject subject, String id, Action action) {}
