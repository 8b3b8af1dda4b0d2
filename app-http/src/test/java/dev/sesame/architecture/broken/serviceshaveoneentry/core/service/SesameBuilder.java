package dev.sesame.architecture.broken.serviceshaveoneentry.core.service;

/** Belongs to the entry. */
public interface SesameBuilder {}
