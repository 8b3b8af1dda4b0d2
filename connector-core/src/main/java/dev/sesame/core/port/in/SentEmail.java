package dev.sesame.core.port.in;

import dev.sesame.core.message.Receipt;
import dev.sesame.core.template.Template;

/**
 * A message that the provider accepted.
 *
 * @param id our id of the message
 * @param receipt the provider's word
 * @param transport the transport it left by
 * @param template the template it was made of
 */
public record SentEmail(String id, Receipt receipt, String transport, Template template) {}
