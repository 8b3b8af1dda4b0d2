package dev.sesame.adapter.sesapi;

import java.time.Duration;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;
import software.amazon.awssdk.services.sesv2.model.GetConfigurationSetResponse;
import software.amazon.awssdk.services.sesv2.model.GetEmailIdentityResponse;

/**
 * What SES is asked, one thing after another: it allows one call a second that does not send, for all that use the account
 * (https://docs.aws.amazon.com/ses/latest/dg/quotas.html, read 2026-11-21). What fails is thrown as the SDK throws it. For
 * one thread.
 */
final class Questions {

    private static final Duration EVERY = Duration.ofSeconds(1);

    /** A handful, and within the time of a check. */
    private static final int MAX = 8;

    private final SesV2Client ses;
    private final Pause pause;
    private int asked;

    Questions(SesV2Client ses, Pause pause) {
        this.ses = ses;
        this.pause = pause;
    }

    /** Whether there is room for another. */
    boolean mayAsk() {
        return asked < MAX;
    }

    GetAccountResponse account() throws InterruptedException {
        takeTurn();
        return ses.getAccount(request -> request.overrideConfiguration(Questions::handNothingOver));
    }

    GetEmailIdentityResponse identity(String name) throws InterruptedException {
        takeTurn();
        return ses.getEmailIdentity(
                request -> request.emailIdentity(name).overrideConfiguration(Questions::handNothingOver));
    }

    GetConfigurationSetResponse configurationSet(String name) throws InterruptedException {
        takeTurn();
        return ses.getConfigurationSet(
                request -> request.configurationSetName(name).overrideConfiguration(Questions::handNothingOver));
    }

    private void takeTurn() throws InterruptedException {
        if (asked++ > 0) {
            pause.pass(EVERY);
        }
    }

    private static void handNothingOver(AwsRequestOverrideConfiguration.Builder settings) {
        settings.putExecutionAttribute(HandoverInterceptor.HANDOVER, new Handover());
    }
}
