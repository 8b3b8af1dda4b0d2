package dev.sesame.core.error;

/** A text is not an e-mail address that Amazon SES takes. The message says why, and does not repeat the text. */
public final class InvalidAddressException extends ConnectorException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the address, as a sentence that goes on from "the address". */
    public InvalidAddressException(String message) {
        super(ErrorCode.INVALID_REQUEST, message, null);
    }
}
