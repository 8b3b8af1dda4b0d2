/** Whether the service runs, and how. Start with {@link HealthController}. */
@NullMarked
package dev.sesame.http.api.health;

import org.jspecify.annotations.NullMarked;
