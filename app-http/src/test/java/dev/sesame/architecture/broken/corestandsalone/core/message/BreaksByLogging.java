package dev.sesame.architecture.broken.corestandsalone.core.message;

import org.slf4j.Logger;

interface BreaksByLogging {
    Logger logger();
}
