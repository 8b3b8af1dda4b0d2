package dev.sesame.core.message;

/**
 * The provider's word that it accepted a message.
 *
 * @param messageId the id the provider gave it; never blank
 */
public record Receipt(String messageId) {

    /** Rejects a blank id: without an id there is no acceptance. */
    public Receipt {
        if (messageId.isBlank()) {
            throw new IllegalArgumentException("a receipt needs the provider's message id");
        }
    }
}
