package dev.sesame.core.change;

/** Something that is kept under an id, in a version that grows with each change and is never given twice. */
public interface Versioned {

    /** Its id. */
    String id();

    /** Its version. */
    long version();
}
