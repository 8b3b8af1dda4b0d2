/**
 * Guards what the published libraries promise to whoever uses them: a change of it is deliberate.
 * Start with {@link dev.sesame.publicapi.PublicApiTest}.
 */
@NullMarked
package dev.sesame.publicapi;

import org.jspecify.annotations.NullMarked;
