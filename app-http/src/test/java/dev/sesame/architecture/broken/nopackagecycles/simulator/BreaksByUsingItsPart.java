package dev.sesame.architecture.broken.nopackagecycles.simulator;

import dev.sesame.architecture.broken.nopackagecycles.simulator.account.BreaksByUsingItsParent;

public interface BreaksByUsingItsPart {
    BreaksByUsingItsParent part();
}
