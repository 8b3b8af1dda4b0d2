package dev.sesame.core.service;

import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.template.RenderedEmail;
import dev.sesame.core.template.Template;
import java.time.Duration;

/** A message ready to leave, whose it is, what it was made of, and how long it is worth delivering. */
record ComposedEmail(
        Consignment consignment,
        ConnectorConfig connector,
        Template template,
        RenderedEmail rendered,
        Duration lifetime) {

    OutboundEmail email() {
        return consignment.email();
    }
}
