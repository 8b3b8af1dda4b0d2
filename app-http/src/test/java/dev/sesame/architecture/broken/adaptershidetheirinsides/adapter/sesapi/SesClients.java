package dev.sesame.architecture.broken.adaptershidetheirinsides.adapter.sesapi;

interface SesClients {}
