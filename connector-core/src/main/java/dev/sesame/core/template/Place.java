package dev.sesame.core.template;

/** Where in a payload a value is: a name within the path of a section, put together only for those who ask. */
record Place(String within, String name) {

    static final Place NOWHERE = new Place("", "");

    /** The names and indexes that lead there, with dots between them. */
    String path() {
        if (within.isEmpty() || name.isEmpty()) {
            return within + name;
        }
        return within + "." + name;
    }
}
