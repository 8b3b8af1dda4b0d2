package dev.sesame.benchmarks.parts;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** An HTTP client without a network: reads what it is to send, and answers at once as SES does. For one thread. */
final class AcceptingHttp implements SdkHttpClient {

    static final String MESSAGE_ID = "0102018f6b1c2d3e-4f5a6b7c-8d9e-0f1a-2b3c-4d5e6f7a8b9c-000000";

    private static final byte[] ANSWER = ("{\"MessageId\":\"" + MESSAGE_ID + "\"}").getBytes(StandardCharsets.UTF_8);

    private @Nullable HttpExecuteRequest last;

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        last = request;
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                try (InputStream body = body(request)) {
                    body.transferTo(OutputStream.nullOutputStream());
                }
                return accepted();
            }

            @Override
            public void abort() {}
        };
    }

    private static HttpExecuteResponse accepted() {
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(200)
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Content-Length", Integer.toString(ANSWER.length))
                        .putHeader("x-amzn-RequestId", "7c191a2b-3c4d-5e6f-7a8b-9c0d1e2f3a4b")
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(ANSWER)))
                .build();
    }

    private static InputStream body(HttpExecuteRequest request) {
        return request.contentStreamProvider().orElseThrow().newStream();
    }

    /** The head of the last request. */
    SdkHttpRequest lastHead() {
        return sent().httpRequest();
    }

    /** The body of the last request. */
    String lastBody() {
        try (InputStream body = body(sent())) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpExecuteRequest sent() {
        if (last == null) {
            throw new IllegalStateException("nothing was sent");
        }
        return last;
    }

    @Override
    public void close() {}
}
