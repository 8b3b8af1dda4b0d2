package dev.sesame.architecture.broken.nopackagecycles.core.template;

import dev.sesame.architecture.broken.nopackagecycles.core.message.BreaksByUsingTemplate;

public interface BreaksByUsingMessage {
    BreaksByUsingTemplate message();
}
