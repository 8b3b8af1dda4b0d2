package dev.sesame.adapter.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** What of an IP address is one end user's: with IPv6 a network of 2^64 addresses, any of which a host may use. */
final class ClientNetwork {

    /** Only what is certainly no name, which would be looked up. */
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

    private static final int NETWORK_BYTES = 8;

    private ClientNetwork() {}

    /** The same for all addresses of a user; a text that is no address stands for itself. */
    static String of(String clientIp) {
        String text = clientIp.strip().toLowerCase(Locale.ROOT).replaceFirst("%.*", "");
        if (!IPV6.matcher(text).matches()) {
            return text;
        }
        try {
            InetAddress address = InetAddress.getByName(text);
            // Else an IPv4 address in an IPv6 one's place.
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES)) + "/64"
                    : address.getHostAddress();
        } catch (UnknownHostException e) {
            return text;
        }
    }
}
