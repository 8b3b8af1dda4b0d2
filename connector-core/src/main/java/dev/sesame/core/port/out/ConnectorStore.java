package dev.sesame.core.port.out;

import dev.sesame.core.change.Change;
import dev.sesame.core.change.Precondition;
import dev.sesame.core.connector.SavedConnector;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the connectors that people manage. Secrets are encrypted where it keeps them: what
 * {@link dev.sesame.core.connector.ConnectorSecrets#isSecret} names is never written in the clear. A connector whose secrets it
 * cannot decrypt is given without them, {@link SavedConnector#unreadable()}.
 */
public interface ConnectorStore extends VersionedStore<SavedConnector> {

    /**
     * Creates or replaces a connector. One that is there with the same document stays as it is, version and all; one whose
     * secrets cannot be read is never the same.
     *
     * @param id 1 to 64 letters, digits, dashes and underscores
     * @param document its configuration, secrets included: a JSON object of maps, lists, texts, numbers, booleans and nulls.
     *     It comes back as it is, unknown keys included; whole numbers as the first of {@link Integer}, {@link Long} and
     *     {@link java.math.BigInteger} that has room for them, others as {@link java.math.BigDecimal} with the same digits
     * @return it as it is now
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
