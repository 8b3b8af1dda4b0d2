package dev.sesame.core.service;

import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.message.OutboundEmail;

/** A message, and the connector and account it leaves by: what a route is handed. */
record Consignment(OutboundEmail email, String connector, SendingAccount account) {}
