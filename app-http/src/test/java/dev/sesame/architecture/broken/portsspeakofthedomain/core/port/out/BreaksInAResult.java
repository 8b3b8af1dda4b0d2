package dev.sesame.architecture.broken.portsspeakofthedomain.core.port.out;

import java.net.http.HttpResponse;

interface BreaksInAResult {
    HttpResponse<String> send();
}
