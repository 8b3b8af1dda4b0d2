package dev.sesame.architecture.broken.nopackagecycles.http.api.message;

import dev.sesame.architecture.broken.nopackagecycles.http.json.BreaksByUsingApi;

interface BreaksByUsingJson {
    BreaksByUsingApi json();
}
