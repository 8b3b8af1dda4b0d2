package dev.sesame.http.security;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block of IP addresses, as {@code 10.0.0.0/8} or {@code 2001:db8::/32} says it (RFC 4632, RFC 4291 §2.3). Immutable.
 */
public final class AddressBlock {

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*");

    private final byte[] address;
    private final int length;

    private AddressBlock(byte[] address, int length) {
        this.address = address;
        this.length = length;
    }

    /** Reads a block, or an address, which is a block of one; empty if it is neither. Asks no name server. */
    public static Optional<AddressBlock> parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> address = address(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = address.get().getAddress();
        int bits = bytes.length * Byte.SIZE;
        if (slash < 0) {
            return Optional.of(new AddressBlock(bytes, bits));
        }
        String length = text.substring(slash + 1);
        return length.matches("\\d{1,3}") && Integer.parseInt(length) <= bits
                ? Optional.of(new AddressBlock(bytes, Integer.parseInt(length)))
                : Optional.empty();
    }

    /** The address that this text is; empty if it is none. Asks no name server. */
    static Optional<InetAddress> address(String text) {
        // Java takes 10 for 0.0.0.10, and brackets. A zone means something on one machine only.
        if (!ADDRESS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether this address is one of the block. */
    boolean contains(InetAddress other) {
        byte[] bytes = other.getAddress();
        if (bytes.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < length; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((bytes[bit / Byte.SIZE] ^ address[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
