package dev.sesame.benchmarks.spring;

import java.util.Map;

/** What a caller asks to have sent. */
record MessageRequest(String to, String usageType, Map<String, Object> payload) {}
