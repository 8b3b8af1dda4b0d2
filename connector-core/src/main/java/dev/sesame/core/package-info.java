/** The core: what Sesame knows about mails that let people in, free of any technology. */
@NullMarked
package dev.sesame.core;

import org.jspecify.annotations.NullMarked;
