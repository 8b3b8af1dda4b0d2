package dev.sesame.core.connector;

import java.util.Set;
import java.util.regex.Pattern;

/** AWS regions: what one looks like, and those where Amazon SES was offered when this was written. */
final class Regions {

    /** Strict on purpose: the region becomes part of a host name. Upper and lower case of ASCII only: a Kelvin sign is no k. */
    private static final Pattern WELL_FORMED =
            Pattern.compile("[a-z]{2,5}(-[a-z]{2,12}){1,2}-[1-9][0-9]?", Pattern.CASE_INSENSITIVE);

    /** The AWS SDK for Java's regions of SESv2, read 2026-11-21. */
    private static final Set<String> KNOWN = Set.of(
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2",
            "ca-central-1",
            "ca-west-1",
            "sa-east-1",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "eu-central-1",
            "eu-central-2",
            "eu-north-1",
            "eu-south-1",
            "af-south-1",
            "me-south-1",
            "me-central-1",
            "il-central-1",
            "ap-south-1",
            "ap-south-2",
            "ap-southeast-1",
            "ap-southeast-2",
            "ap-southeast-3",
            "ap-southeast-5",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-northeast-3",
            "us-gov-east-1",
            "us-gov-west-1");

    private Regions() {}

    static boolean isWellFormed(String region) {
        return WELL_FORMED.matcher(region).matches();
    }

    static boolean isKnown(String region) {
        return KNOWN.contains(region);
    }
}
