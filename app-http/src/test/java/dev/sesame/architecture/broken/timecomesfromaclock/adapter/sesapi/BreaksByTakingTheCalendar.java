package dev.sesame.architecture.broken.timecomesfromaclock.adapter.sesapi;

import java.util.Calendar;

final class BreaksByTakingTheCalendar {

    private BreaksByTakingTheCalendar() {}

    static Calendar time() {
        return Calendar.getInstance();
    }
}
