package dev.sesame.core.error;

import java.io.Serializable;

/**
 * One thing that is wrong, or questionable, with something a caller gave us.
 *
 * @param pointer where, as a JSON pointer (RFC 6901); empty for the whole document
 * @param message what is wrong and what would be right; never holds a secret, a recipient or a code
 */
public record Problem(String pointer, String message) implements Serializable {

    @Override
    public String toString() {
        return pointer.isEmpty() ? message : pointer + ": " + message;
    }
}
