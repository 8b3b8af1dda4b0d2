package dev.sesame.core.service;

import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.template.RenderedEmail;
import dev.sesame.core.template.Template;
import java.time.Duration;

/** A message ready to leave, what it was made of, and how long it is worth delivering. */
record ComposedEmail(Consignment consignment, Template template, RenderedEmail rendered, Duration lifetime) {

    OutboundEmail email() {
        return consignment.email();
    }
}
