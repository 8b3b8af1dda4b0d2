package dev.sesame.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import org.junit.jupiter.api.Test;

final class ConnectionsTest {

    private final Connections connections = new Connections(2);

    private EmbeddedChannel connected() {
        EmbeddedChannel connection = new EmbeddedChannel(new ConnectionUse(connections));
        assertThat(connections.admit(connection)).isTrue();
        return connection;
    }

    private static HttpRequest get() {
        return new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
    }

    private static HttpRequest head(String header, String value) {
        HttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
        head.headers().set(header, value);
        return head;
    }

    private static void answer(EmbeddedChannel connection, HttpResponseStatus status) {
        connection.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status));
    }

    @Test
    void the_longest_idle_makes_room() {
        EmbeddedChannel first = connected();
        EmbeddedChannel second = connected();
        EmbeddedChannel third = connected();
        assertThat(first.isOpen()).isFalse();
        assertThat(second.isOpen()).isTrue();
        assertThat(third.isOpen()).isTrue();
        assertThat(connections.size()).isEqualTo(2);
    }

    @Test
    void who_was_just_answered_is_the_last_to_go() {
        EmbeddedChannel first = connected();
        EmbeddedChannel second = connected();
        first.writeInbound(get());
        answer(first, HttpResponseStatus.OK);
        connected();
        assertThat(first.isOpen()).isTrue();
        assertThat(second.isOpen()).isFalse();
    }

    @Test
    void who_is_being_answered_stays_and_else_nobody_comes_in() {
        EmbeddedChannel first = connected();
        EmbeddedChannel second = connected();
        first.writeInbound(get());
        second.writeInbound(get());
        EmbeddedChannel third = new EmbeddedChannel();
        assertThat(connections.admit(third)).isFalse();
        assertThat(first.isOpen()).isTrue();
        assertThat(second.isOpen()).isTrue();
        first.finishAndReleaseAll();
        assertThat(connections.admit(third)).isTrue();
    }

    @Test
    void a_request_that_is_not_there_in_whole_keeps_no_place() {
        for (HttpRequest head : new HttpRequest[] {head("Content-Length", "9"), head("Transfer-Encoding", "chunked")}) {
            EmbeddedChannel first = connected();
            EmbeddedChannel second = connected();
            second.writeInbound(get());
            first.writeInbound(head);
            connected();
            assertThat(first.isOpen()).isFalse();
            second.finishAndReleaseAll();
        }
    }

    @Test
    void the_end_of_a_request_keeps_the_place() {
        EmbeddedChannel first = connected();
        EmbeddedChannel second = connected();
        first.writeInbound(head("Content-Length", "9"));
        first.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
        connected();
        assertThat(first.isOpen()).isTrue();
        assertThat(second.isOpen()).isFalse();
    }

    @Test
    void several_requests_in_a_row_keep_it_until_the_last_is_answered() {
        EmbeddedChannel first = connected();
        first.writeInbound(get(), get());
        answer(first, HttpResponseStatus.CONTINUE);
        answer(first, HttpResponseStatus.OK);
        EmbeddedChannel second = connected();
        connected();
        assertThat(first.isOpen()).isTrue();
        assertThat(second.isOpen()).isFalse();
        answer(first, HttpResponseStatus.OK);
        connected();
        connected();
        assertThat(first.isOpen()).isFalse();
    }

    @Test
    void what_comes_after_the_place_was_given_away_is_not_looked_at() {
        EmbeddedChannel first = new EmbeddedChannel(new ConnectionUse(connections));
        // Never admitted, as one that was evicted.
        first.writeInbound(get());
        assertThat(first.<Object>readInbound()).isNull();
    }

    @Test
    void a_closed_connection_leaves_its_place() {
        connected().finishAndReleaseAll();
        EmbeddedChannel second = connected();
        connected();
        assertThat(second.isOpen()).isTrue();
        assertThat(connections.size()).isEqualTo(2);
    }
}
