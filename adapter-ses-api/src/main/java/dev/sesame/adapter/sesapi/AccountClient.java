package dev.sesame.adapter.sesapi;

import java.util.List;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * An account's client and what was made for it alone.
 *
 * @param owned what is closed with the client, in this order
 */
record AccountClient(SesV2Client ses, List<SdkAutoCloseable> owned) implements AutoCloseable {

    @Override
    public void close() {
        ses.close();
        owned.forEach(SdkAutoCloseable::close);
    }
}
