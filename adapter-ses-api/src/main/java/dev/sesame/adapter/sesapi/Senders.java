package dev.sesame.adapter.sesapi;

import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.error.InvalidAddressException;
import dev.sesame.core.message.Mailbox;
import dev.sesame.core.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who a connector sends as, and what SES may know of that. */
final class Senders {

    private static final String PLACEHOLDER = "{{";

    private Senders() {}

    /** The address of the connector, then those of its templates, each once; without those that depend on a message. */
    static List<String> of(ConnectorConfig connector) {
        Set<String> senders = new LinkedHashSet<>();
        if (connector.sender() != null) {
            senders.add(connector.sender().address());
        }
        for (Template template : connector.templates().templates()) {
            String sender = template.sendFrom();
            if (sender != null && !sender.contains(PLACEHOLDER)) {
                try {
                    senders.add(Mailbox.parse(sender).address());
                } catch (InvalidAddressException e) {
                    // Told when the connector is read, and sent by nobody.
                }
            }
        }
        return List.copyOf(senders);
    }

    /** The identities that can cover an address: itself, its domain, and those above it. */
    static List<String> identities(String address) {
        List<String> names = new ArrayList<>();
        names.add(address);
        String domain = address.substring(address.lastIndexOf('@') + 1);
        // Nobody verifies a top-level domain.
        while (domain.indexOf('.') >= 0) {
            names.add(domain);
            domain = domain.substring(domain.indexOf('.') + 1);
        }
        return names;
    }
}
