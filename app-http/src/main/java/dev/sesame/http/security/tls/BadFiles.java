package dev.sesame.http.security.tls;

import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import java.util.List;

/** Says that the files of the certificate cannot be used. */
final class BadFiles {

    private BadFiles() {}

    /** The sentence begins with what is wrong: {@code certificate}, {@code key} or {@code key-password}. Repeats no secret. */
    static InvalidInputException of(String sentence) {
        return InvalidInputException.settings(List.of(new Problem("", sentence)));
    }
}
