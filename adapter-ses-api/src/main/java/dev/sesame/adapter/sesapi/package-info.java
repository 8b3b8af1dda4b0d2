/**
 * Hands messages to Amazon SES through the SESv2 API.
 * Start with {@link dev.sesame.adapter.sesapi.SesApiTransport}.
 */
@NullMarked
package dev.sesame.adapter.sesapi;

import org.jspecify.annotations.NullMarked;
