package dev.sesame.architecture.broken.serviceshaveoneentry.http.api;

import dev.sesame.architecture.broken.serviceshaveoneentry.core.service.BreaksByBeingPublic;

interface BreaksByReachingIn {
    BreaksByBeingPublic service();
}
