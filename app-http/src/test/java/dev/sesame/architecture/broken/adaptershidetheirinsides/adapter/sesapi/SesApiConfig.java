package dev.sesame.architecture.broken.adaptershidetheirinsides.adapter.sesapi;

public abstract class SesApiConfig {

    public abstract HttpProxy[] proxies();

    abstract BreaksDespiteThePrivateMethod inside();
}
