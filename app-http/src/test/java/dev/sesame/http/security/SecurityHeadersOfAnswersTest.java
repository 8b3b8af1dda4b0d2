package dev.sesame.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class SecurityHeadersOfAnswersTest {

    private static HttpHeaders written(HttpResponse answer) {
        EmbeddedChannel connection = new EmbeddedChannel(SecurityHeaders.handler());
        connection.writeOutbound(answer);
        return Objects.requireNonNull(connection.<HttpResponse>readOutbound()).headers();
    }

    @Test
    void what_an_answer_says_itself_stays() {
        HttpResponse page = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        page.headers()
                .set("Content-Security-Policy", "default-src 'self'")
                .set("Cache-Control", "max-age=60")
                .set("Referrer-Policy", "same-origin");
        HttpHeaders headers = written(page);
        assertThat(headers.getAll("Content-Security-Policy")).containsExactly("default-src 'self'");
        assertThat(headers.getAll("Cache-Control")).containsExactly("max-age=60");
        assertThat(headers.getAll("Referrer-Policy")).containsExactly("same-origin");
        assertThat(headers.getAll("X-Content-Type-Options")).containsExactly("nosniff");
    }

    @Test
    void interim_answers_have_none() {
        assertThat(written(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE)))
                .isEmpty();
    }
}
