package dev.sesame.architecture.broken.nopackagecycles.simulator.account;

import dev.sesame.architecture.broken.nopackagecycles.simulator.BreaksByUsingItsPart;

public interface BreaksByUsingItsParent {
    BreaksByUsingItsPart parent();
}
