package dev.sesame.core.service;

import dev.sesame.core.message.Attempt;
import dev.sesame.core.port.out.SendEnd;
import dev.sesame.core.port.out.SendListener;
import dev.sesame.core.port.out.Sending;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down how sending went, in words. */
final class SendDiary implements SendListener {

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<Sending> messages = new CopyOnWriteArrayList<>();
    private final List<SendEnd> ends = new CopyOnWriteArrayList<>();

    /** Everything, in order: {@code way attempt outcome reason transport} and {@code way end outcome code reason transport}. */
    List<String> told() {
        return List.copyOf(told);
    }

    /** The message that each piece of news is of. */
    List<Sending> messages() {
        return List.copyOf(messages);
    }

    /** Every end, in order. */
    List<SendEnd> ends() {
        return List.copyOf(ends);
    }

    @Override
    public void attempted(Sending message, Attempt attempt) {
        messages.add(message);
        told.add(String.join(
                " ",
                message.way().name(),
                "attempt",
                attempt.outcome().name(),
                String.valueOf(attempt.reason()),
                attempt.transport()));
    }

    @Override
    public void ended(Sending message, SendEnd end) {
        messages.add(message);
        ends.add(end);
        told.add(String.join(
                " ",
                message.way().name(),
                "end",
                end.outcome().name(),
                String.valueOf(end.code()),
                String.valueOf(end.reason()),
                String.valueOf(end.transport())));
    }
}
