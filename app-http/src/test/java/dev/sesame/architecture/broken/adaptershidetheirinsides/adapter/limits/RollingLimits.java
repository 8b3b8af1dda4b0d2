package dev.sesame.architecture.broken.adaptershidetheirinsides.adapter.limits;

public interface RollingLimits {}
