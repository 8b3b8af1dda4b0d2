package dev.sesame.http.observability;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import dev.sesame.http.fixture.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

/** What lines of the log look like in either format. */
final class LogFormatTest {

    private static String line(boolean json, String message, Map<String, String> request, KeyValuePair... fields) {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        LogFormat.write(context, json);
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        LoggingEvent event =
                new LoggingEvent("", context.getLogger("dev.sesame.Mail"), Level.INFO, message, null, null);
        event.setInstant(Instant.EPOCH);
        event.setMDCPropertyMap(request);
        for (KeyValuePair field : fields) {
            event.addKeyValuePair(field);
        }
        ConsoleAppender<ILoggingEvent> out = (ConsoleAppender<ILoggingEvent>) root.getAppender("out");
        return new String(out.getEncoder().encode(event), StandardCharsets.UTF_8);
    }

    @Test
    void text_has_the_fields_after_the_message() {
        assertThat(line(
                        false,
                        "Accepted",
                        Map.of("requestId", "one-1"),
                        new KeyValuePair("message", "m-1"),
                        new KeyValuePair("durationMs", 41)))
                .endsWith("INFO  Mail - Accepted message=m-1 durationMs=41 requestId=one-1\n");
        assertThat(line(false, "Listening", Map.of())).endsWith("INFO  Mail - Listening\n");
    }

    @Test
    void text_is_one_line_whatever_is_in_it() {
        assertThat(line(false, "one\r\ntwo", Map.of(), new KeyValuePair("connector", "a\nb")))
                .endsWith(" - one two connector=a b\n")
                .hasLineCount(1);
    }

    @Test
    void text_has_the_cause_below_it() {
        LogLine line = new LogLine();
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        line.setContext(context);
        line.start();
        Exception cause = new IllegalStateException("why");
        LoggingEvent event = new LoggingEvent("", context.getLogger("root"), Level.ERROR, "what", cause, null);
        event.setInstant(Instant.EPOCH);
        assertThat(line.doLayout(event).lines())
                .hasSizeGreaterThan(1)
                .first()
                .asString()
                .endsWith("ERROR ROOT - what");
        assertThat(line.doLayout(event)).contains("java.lang.IllegalStateException: why");
    }

    @Test
    void json_is_one_object_with_all_of_it() {
        String line = line(
                true,
                "one\n\"two\"",
                Map.of("requestId", "one-1"),
                new KeyValuePair("message", "m-1"),
                new KeyValuePair("durationMs", 41));
        Map<String, Object> json = Json.object(line);

        assertThat(line).hasLineCount(1);
        assertThat(json)
                .containsEntry("timestamp", 0)
                .containsEntry("level", "INFO")
                .containsEntry("loggerName", "dev.sesame.Mail")
                .containsEntry("formattedMessage", "one\n\"two\"")
                .containsEntry("mdc", Map.of("requestId", "one-1"));
        assertThat(Json.objects(json.get("kvpList")))
                .anySatisfy(pair -> assertThat(pair).containsEntry("message", "m-1"));
    }

    @Test
    void file_that_is_named_takes_its_place() {
        LoggerContext context = new LoggerContext();
        System.setProperty("logback.configurationFile", "other.xml");
        try {
            assertThat(new LogFormat().configure(context)).isEqualTo(ExecutionStatus.INVOKE_NEXT_IF_ANY);
            assertThat(context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender("out"))
                    .isNull();
        } finally {
            System.clearProperty("logback.configurationFile");
        }
        assertThat(new LogFormat().configure(context)).isEqualTo(ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY);
        assertThat(context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender("out"))
                .isNotNull();
    }
}
