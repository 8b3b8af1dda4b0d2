package dev.sesame.http.security;

import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * What of a connection's requests is unanswered, told by the messages that pass. A request that is not there in whole does
 * not count. One for each handler, used by the connection's event loop.
 */
final class Exchanges {

    private int unanswered;
    private boolean incomplete;
    private boolean informing;

    /** This message came in. */
    void read(Object message) {
        if (message instanceof HttpRequest request) {
            unanswered++;
            incomplete = HttpUtil.isTransferEncodingChunked(request)
                    || request.headers().contains("content-length");
        }
        if (message instanceof LastHttpContent) {
            incomplete = false;
        }
    }

    /** This message goes out; whether an answer ends with it. */
    boolean written(Object message) {
        if (message instanceof HttpResponse answer) {
            informing = answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        }
        if (message instanceof LastHttpContent && !informing) {
            unanswered--;
            return true;
        }
        return false;
    }

    /** Whether the client waits for us. */
    boolean isAnswering() {
        return unanswered > (incomplete ? 1 : 0);
    }
}
