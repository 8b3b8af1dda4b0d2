package dev.sesame.architecture.broken.portsspeakofthedomain.core.port.in;

import dev.sesame.architecture.broken.portsspeakofthedomain.core.service.Sesame;

interface BreaksByNamingAService {
    Sesame sesame();
}
