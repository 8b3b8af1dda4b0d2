package dev.sesame.core.service;

import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.template.RenderedEmail;
import dev.sesame.core.template.Template;

/** A message, whose account it leaves on, and what it was made of. */
record ComposedEmail(OutboundEmail email, SendingAccount account, Template template, RenderedEmail rendered) {}
