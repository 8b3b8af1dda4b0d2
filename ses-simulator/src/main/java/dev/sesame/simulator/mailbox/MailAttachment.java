package dev.sesame.simulator.mailbox;

/**
 * An attachment, without its bytes.
 *
 * @param sizeBytes the decoded size
 */
public record MailAttachment(String fileName, String contentType, long sizeBytes) {}
