package dev.sesame.architecture.broken.nopackagecycles.core.message;

import dev.sesame.architecture.broken.nopackagecycles.core.template.BreaksByUsingMessage;

public interface BreaksByUsingTemplate {
    BreaksByUsingMessage template();
}
