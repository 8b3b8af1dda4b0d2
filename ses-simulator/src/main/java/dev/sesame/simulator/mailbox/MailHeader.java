package dev.sesame.simulator.mailbox;

/** One header of a message, unfolded and decoded. */
public record MailHeader(String name, String value) {}
