package dev.sesame.adapter.sesapi;

import static dev.sesame.adapter.sesapi.SesApiInspector.subject;

import dev.sesame.core.check.CheckItem;
import dev.sesame.core.check.CheckKind;
import dev.sesame.core.connector.ConnectorConfig;
import java.util.function.Consumer;

/** What is not looked at any more, once something before it failed. */
final class Skipped {

    private Skipped() {}

    static void afterConnection(ConnectorConfig connector, String why, Consumer<CheckItem> found) {
        String region = connector.account().region();
        found.accept(subject(CheckKind.CLOCK, region).skipped(why));
        found.accept(subject(CheckKind.CREDENTIALS, region).skipped(why));
        afterCredentials(connector, why, found);
    }

    static void afterCredentials(ConnectorConfig connector, String why, Consumer<CheckItem> found) {
        found.accept(subject(CheckKind.ACCOUNT, connector.account().region()).skipped(why));
        afterAccount(connector, why, found);
    }

    static void afterAccount(ConnectorConfig connector, String why, Consumer<CheckItem> found) {
        for (String sender : Senders.of(connector)) {
            found.accept(subject(CheckKind.IDENTITY, sender).skipped(why));
        }
        String set = connector.options().configurationSetName();
        if (set != null) {
            found.accept(subject(CheckKind.CONFIGURATION_SET, set).skipped(why));
        }
    }
}
