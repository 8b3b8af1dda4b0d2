/**
 * What is configured: connectors, their secrets, and the problems found in them.
 * Start with {@code ConnectorConfig}.
 */
@NullMarked
package dev.sesame.core.connector;

import org.jspecify.annotations.NullMarked;
