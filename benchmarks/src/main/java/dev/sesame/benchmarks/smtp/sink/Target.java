package dev.sesame.benchmarks.smtp.sink;

/**
 * Where to send to.
 *
 * @param tls {@code STARTTLS} or {@code TLS}
 * @param auth whether it wants a login, with the {@link Account}
 * @param ca the authority to trust, in PEM
 */
public record Target(String host, int port, String tls, boolean auth, String ca) {}
