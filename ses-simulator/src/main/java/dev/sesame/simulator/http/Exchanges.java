package dev.sesame.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;

/** Reads each request, has it answered and passes the answer on. */
final class Exchanges {

    private static final Logger LOG = System.getLogger(Exchanges.class.getName());

    private final RequestHandler handler;
    private final int maxBodyBytes;
    private final AnswerWriter writer;

    Exchanges(RequestHandler handler, int maxBodyBytes, AnswerWriter writer) {
        this.handler = handler;
        this.maxBodyBytes = maxBodyBytes;
        this.writer = writer;
    }

    void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(maxBodyBytes + 1);
        if (body.length > maxBodyBytes) {
            exchange.getResponseHeaders().set("Connection", "close");
            writer.write(exchange, handler.tooLarge(maxBodyBytes));
            return;
        }
        writer.write(
                exchange,
                answer(new Request(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().getRawPath(),
                        exchange.getRequestURI().getRawQuery(),
                        exchange.getRequestHeaders(),
                        body)));
    }

    private Answer answer(Request request) {
        try {
            return handler.handle(request);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, () -> "no answer to " + request.method() + " " + request.path(), e);
            return Answer.json(500, Map.of(), "");
        }
    }
}
