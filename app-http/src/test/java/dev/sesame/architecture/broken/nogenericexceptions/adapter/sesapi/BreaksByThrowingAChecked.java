package dev.sesame.architecture.broken.nogenericexceptions.adapter.sesapi;

final class BreaksByThrowingAChecked {

    private BreaksByThrowingAChecked() {}

    static void check(String text) throws Exception {
        if (text.isEmpty()) {
            throw new Exception("refused");
        }
    }
}
