package dev.sesame.adapter.limits;

import java.util.List;

/** Looks at slots and may put something into them. Called again if what it did was lost, so that it does nothing else. */
@FunctionalInterface
interface Change<R> {

    /** The slots come in the order of their keys; what is thrown leaves all as they were. */
    R apply(List<Slot> slots);
}
