package dev.sesame.architecture.broken.serviceshaveoneentry.http.config;

import dev.sesame.architecture.broken.serviceshaveoneentry.core.service.Sesame;
import dev.sesame.architecture.broken.serviceshaveoneentry.core.service.SesameBuilder;

interface SesameFactory {
    Sesame sesame(SesameBuilder builder);
}
