package dev.sesame.architecture.broken.serviceshaveoneentry.core.service;

public interface Sesame {
    /** Belongs to the entry. */
    interface Builder {}
}
