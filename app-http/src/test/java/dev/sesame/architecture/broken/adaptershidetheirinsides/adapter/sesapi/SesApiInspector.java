package dev.sesame.architecture.broken.adaptershidetheirinsides.adapter.sesapi;

public interface SesApiInspector {}
