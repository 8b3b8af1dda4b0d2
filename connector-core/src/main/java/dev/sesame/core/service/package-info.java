/**
 * The use cases.
 * Start with {@link dev.sesame.core.service.Sesame}, the only way in.
 */
@NullMarked
package dev.sesame.core.service;

import org.jspecify.annotations.NullMarked;
