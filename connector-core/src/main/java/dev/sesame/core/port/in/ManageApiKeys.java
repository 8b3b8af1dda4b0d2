package dev.sesame.core.port.in;

import dev.sesame.core.access.CallLimit;
import dev.sesame.core.access.Role;
import dev.sesame.core.change.Author;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets people create, see and delete API keys. A change is in force here at once and in every other process within seconds.
 * Safe for concurrent use. Each method throws {@link dev.sesame.core.error.StoreException} if the store cannot be used; its
 * kind says whether something may have been changed.
 */
public interface ManageApiKeys {

    /** All keys by name: those configured elsewhere, and those that people created. */
    List<ApiKeyView> list();

    /**
     * Creates a key.
     *
     * @param name 1 to 64 letters, digits, dots, dashes and underscores
     * @param limit how often it may be used, counted in each process; null for as often as one likes
     * @throws dev.sesame.core.error.InvalidInputException if the name is not valid, or there would be too many
     * @throws dev.sesame.core.error.ConflictException if there is a key of that name, or nobody could manage keys any more:
     *     the first key must be an admin's
     */
    CreatedApiKey create(String name, Role role, @Nullable CallLimit limit, Author by);

    /**
     * Deletes a key. Nobody is let in with it from now on, in other processes within seconds.
     *
     * @return whether there was one
     * @throws dev.sesame.core.error.ConflictException if it is configured elsewhere, or the last one of an admin
     */
    boolean delete(String name, Author by);
}
