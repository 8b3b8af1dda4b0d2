package dev.sesame.core.service;

/** A breaker's word on a message: it may be tried, or is held back. */
sealed interface Admission permits Permit, Hold {}
