/** Tests of the limits, in memory and on a PostgreSQL of their own. */
@NullMarked
package dev.sesame.adapter.limits;

import org.jspecify.annotations.NullMarked;
