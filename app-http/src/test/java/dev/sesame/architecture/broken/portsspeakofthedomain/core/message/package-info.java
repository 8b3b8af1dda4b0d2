/** In a tree that breaks {@code PORTS_SPEAK_OF_THE_DOMAIN}. */
@NullMarked
package dev.sesame.architecture.broken.portsspeakofthedomain.core.message;

import org.jspecify.annotations.NullMarked;
