package dev.sesame.architecture.broken.onlythecompositionrootnamesadapters.http.api;

import dev.sesame.architecture.broken.onlythecompositionrootnamesadapters.adapter.sesapi.SesApiTransport;

interface BreaksByNamingAnAdapter {
    SesApiTransport transport();
}
