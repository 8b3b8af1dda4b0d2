package dev.sesame.simulator.tls;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;

/** A name with a key on the curve P-256, which is made in no time. */
record KeyHolder(String commonName, PublicKey publicKey, PrivateKey privateKey) {

    static KeyHolder create(String commonName) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        return new KeyHolder(commonName, pair.getPublic(), pair.getPrivate());
    }
}
