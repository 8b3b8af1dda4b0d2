/**
 * The composition root: reads the settings and puts core, transport and simulator together. The only package that names
 * an adapter. Start with {@link dev.sesame.http.config.SesameFactory}.
 */
@NullMarked
package dev.sesame.http.config;

import org.jspecify.annotations.NullMarked;
