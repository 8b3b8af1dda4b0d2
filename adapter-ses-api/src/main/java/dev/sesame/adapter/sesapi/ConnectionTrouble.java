package dev.sesame.adapter.sesapi;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;

/**
 * Why an endpoint is not reached.
 *
 * @param found what happened, as the rest of a sentence about the port
 * @param remedy what to do
 */
record ConnectionTrouble(String found, String remedy) {

    private static final String OPEN = "Let it out in the firewall or the security group, or set SESAME_SES_API_PROXY.";
    private static final String PROXY = "Check SESAME_SES_API_PROXY, and let the proxy connect to this host and port.";
    private static final String INTERFERENCE =
            "Check SESAME_SES_API_ENDPOINT if it is set, and whether something on the way answers in place of SES.";

    /** What a failure means, after this issuer's certificate was shown; empty for none. */
    static ConnectionTrouble of(Exception failure, String issuer, SesApiConfig config) {
        if (failure instanceof Tunnel.RefusedException) {
            return new ConnectionTrouble("is not reached: the proxy " + failure.getMessage() + ".", PROXY);
        }
        if (isIn(failure, SocketTimeoutException.class)) {
            return new ConnectionTrouble(
                    "does not answer within " + config.connectTimeout().toMillis() + " ms.",
                    config.proxy() == null ? OPEN : PROXY);
        }
        if (isIn(failure, ConnectException.class) || isIn(failure, NoRouteToHostException.class)) {
            return config.proxy() == null
                    ? new ConnectionTrouble("refuses connections, or there is no way to it.", OPEN)
                    : new ConnectionTrouble("is not reached: the proxy refuses connections.", PROXY);
        }
        if (isIn(failure, CertificateException.class)) {
            return ofCertificate(failure, issuer);
        }
        if (isIn(failure, EOFException.class) || isIn(failure, SocketException.class)) {
            return new ConnectionTrouble("ends the connection during the TLS handshake.", INTERFERENCE);
        }
        return new ConnectionTrouble("does not speak TLS 1.2 or later.", INTERFERENCE);
    }

    private static ConnectionTrouble ofCertificate(Exception failure, String issuer) {
        String by = issuer.isEmpty() ? "" : " It was issued by " + issuer + ".";
        if (isIn(failure, CertificateExpiredException.class) || isIn(failure, CertificateNotYetValidException.class)) {
            return new ConnectionTrouble(
                    "shows a certificate that is not valid at this time." + by,
                    "Check the clock of this machine, then the certificate.");
        }
        // The JDK checks the name during the handshake, and we check the issuer after it.
        if (!(failure instanceof CertificateException)) {
            return new ConnectionTrouble("shows a certificate for another host." + by, INTERFERENCE);
        }
        return new ConnectionTrouble(
                "shows a certificate that this machine does not trust." + by,
                "If that issuer is your own proxy which inspects TLS, add its certificate to the authorities of the operating"
                        + " system (update-ca-certificates or update-ca-trust), not of the JVM; better, let this host"
                        + " through uninspected. If it is nobody you know, somebody reads along.");
    }

    private static boolean isIn(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }
}
