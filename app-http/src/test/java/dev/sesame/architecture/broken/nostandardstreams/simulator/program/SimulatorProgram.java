package dev.sesame.architecture.broken.nostandardstreams.simulator.program;

final class SimulatorProgram {

    private SimulatorProgram() {}

    static void say(String text) {
        System.out.println(text);
    }
}
