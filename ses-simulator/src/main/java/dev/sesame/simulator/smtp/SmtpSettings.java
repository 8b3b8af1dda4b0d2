package dev.sesame.simulator.smtp;

import java.util.List;
import java.util.Optional;

/**
 * How the SMTP side starts. By default it takes free ports and the password derived for any region of SES.
 *
 * @param port for STARTTLS; 0 takes a free one
 * @param tlsPort for TLS from the first octet; 0 takes a free one
 * @param regions a password derived for one of these is right, and the mail is that region's
 * @param lookup users beside those with derived passwords
 */
public record SmtpSettings(int port, int tlsPort, List<String> regions, SmtpCredentialLookup lookup) {

    // The regions of SES in AWS's endpoint rules for the SDKs, read 2026-11; some of them have no SMTP endpoint.
    private static final List<String> SES_REGIONS = List.of(
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

    public static final SmtpSettings DEFAULT = new SmtpSettings(0, 0, SES_REGIONS, user -> Optional.empty());

    public SmtpSettings {
        regions = List.copyOf(regions);
    }

    public SmtpSettings withPorts(int startTls, int tls) {
        return new SmtpSettings(startTls, tls, regions, lookup);
    }

    /** Only these regions. */
    public SmtpSettings withRegions(String... only) {
        return new SmtpSettings(port, tlsPort, List.of(only), lookup);
    }

    /** These users too; a lookup given before is asked first. */
    public SmtpSettings withCredentials(SmtpCredentialLookup more) {
        return new SmtpSettings(
                port, tlsPort, regions, user -> lookup.find(user).or(() -> more.find(user)));
    }

    /** A user whose password is given as such, e.g. one made in the SES console. */
    public SmtpSettings withCredential(String user, String password, String region) {
        SmtpCredential credential = new SmtpCredential(user, password, region);
        return withCredentials(
                asked -> Optional.of(credential).filter(known -> known.user().equals(asked)));
    }
}
