package dev.sesame.adapter.limits;

import java.nio.ByteBuffer;

/** The name of an entry in a {@link Ledger}: 128 bits of a hash. */
record Key(long high, long low) implements Comparable<Key> {

    static Key of(byte[] hash) {
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new Key(bytes.getLong(), bytes.getLong());
    }

    byte[] bytes() {
        return ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
    }

    @Override
    public int compareTo(Key other) {
        return high == other.high ? Long.compareUnsigned(low, other.low) : Long.compareUnsigned(high, other.high);
    }
}
