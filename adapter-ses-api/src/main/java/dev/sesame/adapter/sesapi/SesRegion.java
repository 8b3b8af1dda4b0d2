package dev.sesame.adapter.sesapi;

import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/** A region as the SDK takes it. */
final class SesRegion {

    /** Strict on purpose: the SDK makes the region part of a host name, whatever it is. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,28}[a-z0-9])?");

    private SesRegion() {}

    /**
     * The region of that name.
     *
     * @throws IllegalArgumentException if there can be none
     */
    static Region of(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("there can be no region of that name");
        }
        return Region.of(name);
    }
}
