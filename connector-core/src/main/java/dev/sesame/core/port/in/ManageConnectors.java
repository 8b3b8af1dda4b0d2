package dev.sesame.core.port.in;

import dev.sesame.core.change.Precondition;
import dev.sesame.core.connector.ConnectorConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets people see and change connectors. A change is in force here at once and in every other process within seconds;
 * messages being sent meanwhile end with the connector as it was. Safe for concurrent use. Each method throws
 * {@link dev.sesame.core.error.StoreException} if the store cannot be used; its kind says whether something may have been
 * changed.
 */
public interface ManageConnectors {

    /** The ids of all connectors as they are known now, in order; asks nobody. */
    Set<String> ids();

    /** Those of them that cannot be used as they are saved, in order; asks nobody. */
    Set<String> unusable();

    /** All connectors, by id. */
    List<ConnectorView> list();

    /** The connector of that id. */
    Optional<ConnectorView> find(String id);

    /**
     * Creates or replaces a connector.
     *
     * @param id 1 to 64 letters, digits, dashes and underscores, the first a letter or digit
     * @param document its configuration as a JSON object; a masked secret stays as it is saved
     * @param by the name of the API key that does it; empty for none
     * @throws dev.sesame.core.error.InvalidInputException with every problem of id and document
     * @throws dev.sesame.core.error.ConflictException if the precondition does not hold, or the connector is read-only
     */
    ConnectorView save(String id, Map<String, ?> document, Precondition precondition, String by);

    /**
     * Deletes a connector. Messages that are queued with it wait for one of its id until their deadline.
     *
     * @return whether there was one
     * @throws dev.sesame.core.error.ConflictException if the precondition does not hold, or the connector is read-only
     */
    boolean delete(String id, Precondition precondition);

    /**
     * The connector that this configuration would make, unsaved.
     *
     * @param document its configuration; a masked secret is the saved one
     * @param id the connector whose saved secrets are meant; null for none
     * @throws dev.sesame.core.error.InvalidInputException with every problem of the document
     */
    ConnectorConfig draft(Map<String, ?> document, @Nullable String id);

    /**
     * The connector of that id as messages are sent with it.
     *
     * @throws dev.sesame.core.error.UnsendableException if it cannot be used
     */
    Optional<ConnectorConfig> inUse(String id);
}
