package dev.sesame.benchmarks.micronaut;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;

/** What a caller asks to have sent. */
@Serdeable.Deserializable
record MessageRequest(String to, String usageType, Map<String, Object> payload) {}
