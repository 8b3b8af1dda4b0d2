package dev.sesame.core.template;

import static dev.sesame.core.template.Rendered.payload;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifetimeVariablesTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S,     2,   1,     ,    ",
        "PT1S,     2,   1,     ,    ",
        "PT30S,    30,  1,     ,    ",
        "PT1M,     60,  1,     ,    ",
        "PT1M59S,  119, 1,     ,    ",
        "PT2M,     ,    2,     ,    ",
        "PT10M,    ,    10,    ,    ",
        "PT10M59S, ,    10,    ,    ",
        "PT1H,     ,    60,    ,    ",
        "PT90M,    ,    90,    ,    ",
        "PT2H,     ,    120,   2,   ",
        "PT2H1S,   ,    120,   ,    ",
        "PT24H,    ,    1440,  24,  ",
        "PT48H,    ,    2880,  48,  2",
        "PT49H,    ,    2940,  49,  ",
        "P7D,      ,    10080, 168, 7"
    })
    void units_are_there_if_they_are_whole_and_more_than_one(
            Duration lifetime, @Nullable Long seconds, Long minutes, @Nullable Long hours, @Nullable Long days) {
        Payload payload = LifetimeVariables.addTo(Payload.EMPTY, lifetime);

        assertThat(payload.get("expiresInSeconds")).isEqualTo(seconds);
        assertThat(payload.get("expiresInMinutes")).isEqualTo(minutes);
        assertThat(payload.get("expiresInHours")).isEqualTo(hours);
        assertThat(payload.get("expiresInDays")).isEqualTo(days);
        assertThat(payload.has("expiresInHours")).isEqualTo(hours != null);
    }

    @Test
    void payload_that_tells_the_time_is_not_contradicted() {
        Payload minutes = LifetimeVariables.addTo(payload("expiresInMinutes", "a few"), Duration.ofDays(7));
        Payload hours = LifetimeVariables.addTo(payload("expiresInHours", 5), Duration.ofDays(7));

        assertThat(minutes.values()).hasSize(1).containsEntry("expiresInMinutes", "a few");
        assertThat(hours.values())
                .hasSize(2)
                .containsEntry("expiresInHours", 5)
                .containsEntry("expiresInMinutes", 10080L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en    | PT1M  | The code expires in 60 seconds.",
                "en    | PT10M | The code expires in 10 minutes.",
                "en    | PT1H  | The code expires in 60 minutes.",
                "en    | PT24H | The code expires in 24 hours.",
                "en    | P7D   | The code expires in 7 days.",
                "de    | PT30S | Der Code ist 30 Sekunden gültig.",
                "de    | PT10M | Der Code ist 10 Minuten gültig.",
                "de    | PT24H | Der Code ist 24 Stunden gültig.",
                "de    | P7D   | Der Code ist 7 Tage gültig.",
                "fr    | PT30S | Ce code expire dans 30 secondes.",
                "fr    | PT10M | Ce code expire dans 10 minutes.",
                "fr    | PT24H | Ce code expire dans 24 heures.",
                "fr    | P7D   | Ce code expire dans 7 jours.",
                "ja    | PT30S | このコードは30秒間有効です。",
                "ja    | PT10M | このコードは10分間有効です。",
                "ja    | PT24H | このコードは24時間有効です。",
                "ja    | P7D   | このコードは7日間有効です。",
                "zh-CN | PT30S | 验证码在30秒内有效。",
                "zh-CN | PT10M | 验证码在10分钟内有效。",
                "zh-CN | PT24H | 验证码在24小时内有效。",
                "zh-CN | P7D   | 验证码在7天内有效。"
            })
    void built_in_mails_say_the_lifetime_as_people_do(String language, Duration lifetime, String sentence) {
        Template template = BuiltInTemplates.load()
                .find(UsageType.SIGN_IN, new LanguageTag(language))
                .orElseThrow();

        Payload payload = LifetimeVariables.addTo(payload("code", "123456"), lifetime);

        assertThat(BuiltInMails.render(template, payload).text().lines()).contains(sentence);
    }
}
