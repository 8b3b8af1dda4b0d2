package dev.sesame.simulator.message;

import dev.sesame.simulator.mailbox.MailHeader;
import dev.sesame.simulator.mailbox.SendOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The instructions to SES that a MIME message may carry in {@code X-SES-…} headers. */
public final class SesHeaders {

    private SesHeaders() {}

    public static SendOptions options(List<MailHeader> headers) {
        String fromArn = first(headers, "X-SES-FROM-ARN");
        return new SendOptions(
                tags(first(headers, "X-SES-MESSAGE-TAGS")),
                first(headers, "X-SES-CONFIGURATION-SET"),
                fromArn == null ? first(headers, "X-SES-SOURCE-ARN") : fromArn,
                null,
                first(headers, "X-SES-RETURN-PATH-ARN"),
                first(headers, "X-SES-TENANT"),
                null);
    }

    private static Map<String, String> tags(@Nullable String header) {
        Map<String, String> tags = new LinkedHashMap<>();
        if (header != null) {
            for (String tag : header.split(",", -1)) {
                int equals = tag.indexOf('=');
                String name = equals < 0 ? tag : tag.substring(0, equals);
                String value = equals < 0 ? "" : tag.substring(equals + 1);
                MessageLimits.checkTag(name.strip(), value.strip());
                tags.put(name.strip(), value.strip());
            }
        }
        return tags;
    }

    private static @Nullable String first(List<MailHeader> headers, String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(header -> header.value().strip())
                .findFirst()
                .orElse(null);
    }
}
