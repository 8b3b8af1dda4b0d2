package dev.sesame.architecture.broken.corestandsalone.core.connector;

import java.util.Optional;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

interface NeedsTheJdk {
    Optional<Mac> mac(@Nullable String key);
}
