package dev.sesame.architecture.broken.nogenericexceptions.simulator;

final class BreaksByThrowingAnError {

    private BreaksByThrowingAnError() {}

    static void check(String text) {
        if (text.isEmpty()) {
            throw new Error("refused");
        }
    }
}
