package dev.sesame.benchmarks.parts;

import dev.sesame.adapter.sesapi.SesApiConfig;
import dev.sesame.adapter.sesapi.SesApiTransport;
import dev.sesame.adapter.sessmtp.SesSmtpConfig;
import dev.sesame.adapter.sessmtp.SesSmtpTransport;
import dev.sesame.core.message.OutboundEmail;
import java.time.Clock;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** From a rendered message to what goes on the wire. */
// Neither final nor package-private, nor its fields final: JMH extends it, and the compiler must not know the values.
@State(Scope.Thread)
public class TransportParts {

    private SesApiTransport api = new SesApiTransport(SesApiConfig.builder().build());
    private SesSmtpTransport smtp = new SesSmtpTransport(SesSmtpConfig.builder().build(), Clock.systemUTC());
    private OutboundEmail email = SignIn.email();
    private SignedCall call = new SignedCall(email);

    /** With the description of the request as maps, the mapping's only door. */
    @Benchmark
    public Map<String, Object> mapToSesRequest() {
        return api.describe(email);
    }

    /** What the AWS SDK does with the request: JSON, SigV4 with the hash of the body, and the answer. */
    @Benchmark
    public String signSesRequest() {
        return call.send();
    }

    /** With the message as a string, the composer's only door. */
    @Benchmark
    public Map<String, Object> composeMime() {
        return smtp.describe(email);
    }

    /** Ends the threads of the transports. */
    @TearDown
    public void close() {
        call.close();
        api.close();
        smtp.close();
    }
}
