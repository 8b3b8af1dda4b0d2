package dev.sesame.core.error;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Something a caller gave us has errors: all of them are listed, each with its place. Nothing was changed or sent. */
public final class InvalidInputException extends ConnectorException {

    private static final long serialVersionUID = 1L;

    private final ArrayList<Problem> problems;

    private InvalidInputException(ErrorCode code, String what, List<Problem> problems) {
        super(code, what + problems.stream().map(Problem::toString).collect(Collectors.joining("; ", ": ", "")), null);
        this.problems = new ArrayList<>(problems);
    }

    /** A request with these problems; the list must not be empty. */
    public static InvalidInputException request(List<Problem> problems) {
        return new InvalidInputException(ErrorCode.INVALID_REQUEST, "The request is not valid", problems);
    }

    /** A connector configuration with these problems; the list must not be empty. */
    public static InvalidInputException config(List<Problem> problems) {
        return new InvalidInputException(
                ErrorCode.INVALID_CONFIG, "The connector configuration is not valid", problems);
    }

    /** Settings of the service with these problems; the list must not be empty. */
    public static InvalidInputException settings(List<Problem> problems) {
        return new InvalidInputException(ErrorCode.INVALID_CONFIG, "The settings are not valid", problems);
    }

    /** Every problem, in the order of the document. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }
}
