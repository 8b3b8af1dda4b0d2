package dev.sesame.architecture.broken.serviceshaveoneentry.http.config;

import dev.sesame.architecture.broken.serviceshaveoneentry.core.service.Sesame;

interface SesameFactory {
    Sesame sesame(Sesame.Builder builder);
}
