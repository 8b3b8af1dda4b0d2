package dev.sesame.adapter.storejdbc;

import java.util.Collection;
import java.util.List;

/** Any number of ids as one parameter. */
final class Ids {

    private Ids() {}

    /** These ids as a JSON array, without what no id can be. */
    static String json(Collection<String> ids) {
        List<String> possible = ids.stream().filter(Session::isStorable).toList();
        return Json.write(possible);
    }
}
