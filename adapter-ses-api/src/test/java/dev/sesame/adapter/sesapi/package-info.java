/** Tests of the SES API transport, against a simulated SES and against bare sockets. */
@NullMarked
package dev.sesame.adapter.sesapi;

import org.jspecify.annotations.NullMarked;
