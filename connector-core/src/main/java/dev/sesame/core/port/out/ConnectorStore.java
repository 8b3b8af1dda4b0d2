package dev.sesame.core.port.out;

import dev.sesame.core.change.Change;
import dev.sesame.core.change.Precondition;
import dev.sesame.core.connector.SavedConnector;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the connectors that people manage. Secrets are encrypted where it keeps them: what
 * {@link dev.sesame.core.connector.ConnectorSecrets#KEYS} names is never written in the clear. A connector whose secrets it
 * cannot decrypt is given without them, {@link SavedConnector#unreadable()}.
 */
public interface ConnectorStore extends VersionedStore<SavedConnector> {

    /**
     * Creates or replaces a connector.
     *
     * @param document its configuration, secrets included
     * @throws dev.sesame.core.error.ConflictException with {@code PRECONDITION_FAILED}; nothing was changed
     */
    SavedConnector save(String id, Map<String, @Nullable Object> document, Precondition precondition, Change change);

    /**
     * Deletes a connector.
     *
     * @return whether there was one
     * @throws dev.sesame.core.error.ConflictException with {@code PRECONDITION_FAILED}; nothing was changed
     */
    boolean delete(String id, Precondition precondition);
}
