package dev.sesame.core.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.error.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever document comes, it is a configuration or it has problems: nothing else is ever thrown. */
class ConnectorConfigPropertyTest {

    private static final String MARK = "mark-271828";

    private static final List<String> KEYS = List.of(
            "accessKeyId",
            "accessKeySecret",
            "sessionToken",
            "roleArn",
            "externalId",
            "region",
            "emailAddress",
            "emailAddressIdentityArn",
            "feedbackForwardingEmailAddress",
            "feedbackForwardingEmailAddressIdentityArn",
            "configurationSetName",
            "tenantName",
            "endpointId",
            "tags",
            "replyTo",
            "defaultLanguage",
            "templates",
            "",
            "unknown",
            "a/b~c",
            "__proto__");

    private static final List<String> TEMPLATE_KEYS = List.of(
            "usageType", "subject", "content", "languageTag", "contentType", "text", "replyTo", "sendFrom", "other");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "SignIn",
            "Generic",
            "eu-west-1",
            "x".repeat(100),
            "a@example.com",
            "Größe <a@bücher.example>",
            "{{x}} <{{y}}@example.com>",
            "<>",
            "\"",
            "arn:aws:iam::123456789012:role/x",
            "\r\n",
            "\u0000",
            "\uD800",
            "de-AT",
            "text/html",
            "{{#a}}{{/b}}",
            "\u00A0",
            "=?UTF-8?B?x",
            "a@ß.example",
            "a@\u3002.");

    @Test
    void random_document_is_read_or_rejected_with_its_problems() {
        long seed = 1_414;
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            Map<String, @Nullable Object> document = document(random);
            try {
                assertThat(ConnectorConfig.parse(document).toString()).doesNotContain(MARK);
            } catch (InvalidInputException e) {
                assertThat(e.problems()).isNotEmpty();
                assertThat(e.problems())
                        .as("seed %d, case %d: %s", seed, i, document)
                        .doesNotHaveDuplicates();
                assertThat(e.getMessage()).as("seed %d, case %d", seed, i).doesNotContain(MARK);
            } catch (RuntimeException e) {
                throw new AssertionError("seed %d, case %d: %s".formatted(seed, i, document), e);
            }
        }
    }

    @Test
    void random_change_of_a_good_document_is_read_or_rejected_with_its_problems() {
        long seed = 1_732;
        Random random = new Random(seed);
        int good = 0;
        for (int i = 0; i < 5_000; i++) {
            Map<String, @Nullable Object> document = Configs.minimal();
            String key = KEYS.get(random.nextInt(KEYS.size()));
            document.put(key, value(random, 0));
            try {
                ConnectorConfig.parse(document);
                good++;
            } catch (InvalidInputException e) {
                assertThat(e.problems())
                        .as("seed %d, case %d: %s", seed, i, key)
                        .isNotEmpty()
                        .allSatisfy(problem -> {
                            assertThat(problem.pointer()).startsWith("/");
                            assertThat(problem.message()).doesNotContain(MARK).doesNotContain(Configs.SECRET);
                        });
            } catch (RuntimeException e) {
                throw new AssertionError("seed %d, case %d: %s".formatted(seed, i, document), e);
            }
        }
        assertThat(good).isBetween(500, 4_500);
    }

    private static Map<String, @Nullable Object> document(Random random) {
        Map<String, @Nullable Object> document = random.nextBoolean() ? Configs.minimal() : new LinkedHashMap<>();
        for (int n = random.nextInt(8); n > 0; n--) {
            document.put(KEYS.get(random.nextInt(KEYS.size())), value(random, 0));
        }
        return document;
    }

    private static @Nullable Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 6 : 10)) {
            case 0 -> null;
            case 1 -> random.nextInt();
            case 2 -> random.nextDouble();
            case 3 -> random.nextBoolean();
            case 4 -> MARK + TEXTS.get(random.nextInt(TEXTS.size()));
            case 5 -> TEXTS.get(random.nextInt(TEXTS.size()));
            case 6, 7 -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int n = random.nextInt(4); n > 0; n--) {
                    list.add(value(random, depth + 1));
                }
                yield list;
            }
            default -> {
                Map<String, @Nullable Object> object = new LinkedHashMap<>();
                for (int n = random.nextInt(6); n > 0; n--) {
                    object.put(TEMPLATE_KEYS.get(random.nextInt(TEMPLATE_KEYS.size())), value(random, depth + 1));
                }
                if (object.containsKey("usageType")) {
                    // The only value that a message may name.
                    object.put("usageType", TEXTS.get(random.nextInt(TEXTS.size())));
                }
                yield object;
            }
        };
    }
}
