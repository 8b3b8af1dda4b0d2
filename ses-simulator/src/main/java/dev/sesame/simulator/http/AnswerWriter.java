package dev.sesame.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import dev.sesame.simulator.http.Transmission.Manner;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Writes answers in the manner each asks for. */
final class AnswerWriter {

    private static final int SLOW_PIECES = 20;

    private final ScheduledExecutorService timer;
    private final Executor workers;

    AnswerWriter(ScheduledExecutorService timer, Executor workers) {
        this.timer = timer;
        this.workers = workers;
    }

    void write(HttpExchange exchange, Answer answer) {
        Duration delay = answer.transmission().delay();
        if (delay.isZero()) {
            transmit(exchange, answer);
        } else {
            later(delay, () -> transmit(exchange, answer));
        }
    }

    private void transmit(HttpExchange exchange, Answer answer) {
        Manner manner = answer.transmission().manner();
        if (manner == Manner.NONE) {
            // Closing an exchange whose answer has not begun closes its connection.
            exchange.close();
            return;
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        try {
            begin(exchange, answer, body.length);
            if (manner == Manner.SLOW) {
                dribble(exchange, body, 0, answer.transmission().duration().dividedBy(SLOW_PIECES));
                return;
            }
            exchange.getResponseBody().write(body, 0, manner == Manner.CUT ? body.length / 2 : body.length);
        } catch (IOException e) {
            // The client is gone, which is its right: there is nobody left to tell.
        }
        // With bytes missing, this closes the connection; else it is kept.
        exchange.close();
    }

    private static void begin(HttpExchange exchange, Answer answer, int length) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        boolean bodiless = length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : length);
    }

    private void dribble(HttpExchange exchange, byte[] body, int from, Duration pause) {
        int to = Math.min(body.length, from + Math.max(1, body.length / SLOW_PIECES));
        try {
            OutputStream out = exchange.getResponseBody();
            out.write(body, from, to - from);
            out.flush();
        } catch (IOException e) {
            // As in transmit.
            exchange.close();
            return;
        }
        if (to == body.length) {
            exchange.close();
        } else {
            later(pause, () -> dribble(exchange, body, to, pause));
        }
    }

    private void later(Duration delay, Runnable task) {
        var unused = timer.schedule(() -> workers.execute(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }
}
