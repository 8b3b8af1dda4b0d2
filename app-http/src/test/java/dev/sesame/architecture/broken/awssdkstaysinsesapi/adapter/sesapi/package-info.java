/** In a tree that breaks {@code AWS_SDK_STAYS_IN_SESAPI}. */
@NullMarked
package dev.sesame.architecture.broken.awssdkstaysinsesapi.adapter.sesapi;

import org.jspecify.annotations.NullMarked;
