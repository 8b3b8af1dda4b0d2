@NullMarked
package dev.sesame.http.api.sending;

import org.jspecify.annotations.NullMarked;
