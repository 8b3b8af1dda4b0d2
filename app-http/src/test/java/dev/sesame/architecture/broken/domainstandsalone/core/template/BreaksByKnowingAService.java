package dev.sesame.architecture.broken.domainstandsalone.core.template;

import dev.sesame.architecture.broken.domainstandsalone.core.service.Sesame;

interface BreaksByKnowingAService {
    Sesame sesame();
}
