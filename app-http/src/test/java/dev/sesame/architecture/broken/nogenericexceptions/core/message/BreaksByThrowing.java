package dev.sesame.architecture.broken.nogenericexceptions.core.message;

final class BreaksByThrowing {

    private BreaksByThrowing() {}

    static void check(String text) {
        if (text.isEmpty()) {
            throw new RuntimeException("refused");
        }
    }
}
