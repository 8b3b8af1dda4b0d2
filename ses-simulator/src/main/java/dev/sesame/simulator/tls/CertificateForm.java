package dev.sesame.simulator.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a certificate says of its owner (RFC 5280).
 *
 * @param hosts names and IP addresses it is for; none for an authority
 */
record CertificateForm(String commonName, List<String> hosts, boolean authority, Instant notBefore, Instant notAfter) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));

    CertificateForm {
        hosts = List.copyOf(hosts);
    }

    /** Fills the form for that key and has the issuer sign it. */
    X509Certificate signed(PublicKey subject, KeyHolder issuer) throws GeneralSecurityException {
        byte[] toBeSigned = Der.sequence(
                Der.tagged(0xa0, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(127, RANDOM).add(BigInteger.ONE)),
                ECDSA_WITH_SHA256,
                name(issuer.commonName()),
                Der.sequence(Der.time(notBefore), Der.time(notAfter)),
                name(commonName),
                subject.getEncoded(),
                Der.tagged(0xa3, Der.sequence(extensions(subject, issuer.publicKey()))));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(issuer.privateKey());
        signature.update(toBeSigned);
        byte[] encoded = Der.sequence(toBeSigned, ECDSA_WITH_SHA256, Der.bits(0, signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    private List<byte[]> extensions(PublicKey subject, PublicKey issuer) throws GeneralSecurityException {
        List<byte[]> extensions = new ArrayList<>();
        extensions.add(extension("2.5.29.14", Der.octets(keyId(subject))));
        extensions.add(extension("2.5.29.35", Der.sequence(Der.tagged(0x80, keyId(issuer)))));
        // keyCertSign and cRLSign, or digitalSignature.
        byte[] usage = authority ? Der.bits(1, new byte[] {0x06}) : Der.bits(7, new byte[] {(byte) 0x80});
        extensions.add(critical("2.5.29.15", usage));
        extensions.add(critical("2.5.29.19", authority ? Der.sequence(Der.yes()) : Der.sequence()));
        if (!authority) {
            extensions.add(extension("2.5.29.37", Der.sequence(Der.oid("1.3.6.1.5.5.7.3.1"))));
            List<byte[]> names =
                    hosts.stream().map(CertificateForm::alternativeName).toList();
            extensions.add(extension("2.5.29.17", Der.sequence(names)));
        }
        return extensions;
    }

    private static byte[] alternativeName(String host) {
        return IpAddress.of(host)
                .map(octets -> Der.tagged(0x87, octets))
                .orElseGet(() -> Der.tagged(0x82, host.getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] extension(String oid, byte[] value) {
        return Der.sequence(Der.oid(oid), Der.octets(value));
    }

    private static byte[] critical(String oid, byte[] value) {
        return Der.sequence(Der.oid(oid), Der.yes(), Der.octets(value));
    }

    private static byte[] name(String commonName) {
        return Der.sequence(Der.set(Der.sequence(Der.oid("2.5.4.3"), Der.utf8(commonName))));
    }

    private static byte[] keyId(PublicKey key) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
        return Arrays.copyOf(hash, 20);
    }
}
