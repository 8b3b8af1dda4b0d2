package dev.sesame.architecture.broken.timecomesfromaclock.adapter.sesapi;

import java.util.Date;

final class BreaksByMakingADate {

    private BreaksByMakingADate() {}

    @SuppressWarnings("JavaUtilDate")
    static Date time() {
        return new Date();
    }
}
