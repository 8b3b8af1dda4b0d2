package dev.sesame.core.template;

/** Where a template comes from; in each step of {@link TemplateResolution} the first of these counts. */
public enum TemplateOrigin {

    /** People manage it, for all connectors. */
    MANAGED("managed"),
    /** It is one of the connector's own. */
    CONNECTOR("connector"),
    /** It comes with Sesame, for connectors that have none of their own. */
    BUILT_IN("built_in");

    private final String id;

    TemplateOrigin(String id) {
        this.id = id;
    }

    /** Its name for programs. */
    public String id() {
        return id;
    }
}
