package dev.sesame.architecture.broken.nogenericexceptions.http.api;

import java.util.function.Supplier;

final class BreaksByReference {

    private BreaksByReference() {}

    static Supplier<Throwable> refusal() {
        return Throwable::new;
    }
}
