/** Whether the service runs. */
@NullMarked
package dev.sesame.http.api.health;

import org.jspecify.annotations.NullMarked;
