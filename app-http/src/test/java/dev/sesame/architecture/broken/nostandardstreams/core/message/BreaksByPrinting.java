package dev.sesame.architecture.broken.nostandardstreams.core.message;

final class BreaksByPrinting {

    private BreaksByPrinting() {}

    static void say(String text) {
        System.out.println(text);
    }
}
