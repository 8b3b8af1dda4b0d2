package dev.sesame.simulator.smtp;

/** Who a session sends as. */
record SmtpIdentity(String accessKeyId, String region) {}
