package dev.sesame.core.service;

import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.template.RenderedEmail;
import dev.sesame.core.template.Template;

/** A message, the connector and account it leaves by, and what it was made of. */
record ComposedEmail(
        OutboundEmail email, String connector, SendingAccount account, Template template, RenderedEmail rendered) {}
