package dev.sesame.architecture.broken.timecomesfromaclock.core.message;

import java.time.LocalDateTime;
import java.time.ZoneId;

final class BreaksByAskingForLocalTime {

    private BreaksByAskingForLocalTime() {}

    static LocalDateTime time(ZoneId zone) {
        return LocalDateTime.now(zone);
    }
}
