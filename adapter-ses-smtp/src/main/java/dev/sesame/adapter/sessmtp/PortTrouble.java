package dev.sesame.adapter.sessmtp;

import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Why a connection to a port does not come about.
 *
 * @param found what happened, as the rest of a sentence about the port
 * @param remedy what to do
 */
record PortTrouble(String found, String remedy) {

    private static final String FIREWALL =
            "Let this port out in the firewall or the security group, or use another port or a proxy.";
    private static final String INTERFERENCE =
            "Check SESAME_SES_SMTP_HOST, SESAME_SES_SMTP_PORT and SESAME_SES_SMTP_TLS. If they are right, something on the"
                    + " way answers in place of the server.";
    private static final String TRUST =
            "Check SESAME_SES_SMTP_HOST. If the certificate is your own, or that of a proxy which inspects TLS, name its"
                    + " authority's certificate in SESAME_SES_SMTP_TRUST.";

    static PortTrouble of(SmtpFailure failure, Duration timeout) {
        Reply reply = failure.reply();
        return switch (failure.kind()) {
            case NO_STARTTLS -> new PortTrouble("offers no STARTTLS, and nothing is sent without TLS.", INTERFERENCE);
            case NO_AUTH -> new PortTrouble("offers no login that we know (AUTH PLAIN or LOGIN).", INTERFERENCE);
            case GARBLED -> new PortTrouble("does not speak SMTP.", INTERFERENCE);
            case REFUSED ->
                new PortTrouble(
                        "refuses the connection with the reply " + (reply == null ? "" : reply.code()) + ".",
                        "Try again later; if it stays so, check SESAME_SES_SMTP_HOST, and how many connections are open.");
            case LOST -> lost(failure.io(), timeout);
        };
    }

    private static PortTrouble lost(@Nullable IOException io, Duration timeout) {
        if (io == null) {
            return new PortTrouble("ends the connection before it says what it should.", INTERFERENCE);
        }
        if (io instanceof ProxyException) {
            return new PortTrouble(
                    "is not reached: " + io.getMessage() + ".",
                    "Check SESAME_SES_SMTP_PROXY, and let the proxy connect to this host and port.");
        }
        if (isIn(io, SocketTimeoutException.class)) {
            return new PortTrouble("does not answer within " + timeout.toMillis() + " ms.", FIREWALL);
        }
        if (isIn(io, ConnectException.class)) {
            return new PortTrouble("refuses connections.", FIREWALL);
        }
        if (isIn(io, NoRouteToHostException.class) || isIn(io, BindException.class)) {
            return broken(io);
        }
        if (isIn(io, UnknownHostException.class)) {
            return new PortTrouble("is not reached: the name cannot be looked up.", "Check the name servers.");
        }
        if (isIn(io, EOFException.class) || isIn(io, SocketException.class)) {
            return new PortTrouble("ends the connection before it says what it should.", INTERFERENCE);
        }
        return isIn(io, SSLException.class) ? ofTls(io) : broken(io);
    }

    private static PortTrouble ofTls(IOException io) {
        if (isIn(io, CertificateExpiredException.class) || isIn(io, CertificateNotYetValidException.class)) {
            return new PortTrouble(
                    "shows a certificate that is not valid at this time.",
                    "Check the clock of this machine, then the certificate.");
        }
        if (isIn(io, CertPathBuilderException.class) || isIn(io, CertPathValidatorException.class)) {
            return new PortTrouble("shows a certificate that is not trusted.", TRUST);
        }
        if (isIn(io, CertificateException.class)) {
            return new PortTrouble("shows a certificate for another host.", TRUST);
        }
        return new PortTrouble("does not agree with us on TLS 1.2 or later.", INTERFERENCE);
    }

    private static PortTrouble broken(IOException io) {
        return new PortTrouble(
                "is not reached: " + io.getClass().getSimpleName() + ".",
                "Check the network and the routes of this machine, and SESAME_SES_SMTP_BIND_ADDRESS if it is set.");
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
