/**
 * Proofs that nothing is sent twice and nothing is lost, whatever dies: the service, another of its instances, its
 * database. Start with {@link dev.sesame.http.durability.KillTest}.
 */
@NullMarked
package dev.sesame.http.durability;

import org.jspecify.annotations.NullMarked;
