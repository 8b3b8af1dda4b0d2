package dev.sesame.adapter.sesapi;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Credentials whose failures can be told from those of SES. The client that uses them does not close them. */
record GuardedCredentials(AwsCredentialsProvider credentials) implements AwsCredentialsProvider {

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return credentials.resolveCredentials();
        } catch (RuntimeException e) {
            throw new CredentialsException(e);
        }
    }

    /** No credentials could be had; the cause says why. */
    static final class CredentialsException extends SdkClientException {

        private static final long serialVersionUID = 1L;

        private CredentialsException(RuntimeException cause) {
            super(builder().message("no credentials").cause(cause));
        }
    }
}
