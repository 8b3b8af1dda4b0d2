package dev.sesame.architecture.broken.adaptershidetheirinsides.adapter.storejdbc;

public interface JdbcStores {
    JdbcTemplates templates();
}
