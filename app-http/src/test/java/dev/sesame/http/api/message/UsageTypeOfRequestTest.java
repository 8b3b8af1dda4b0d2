package dev.sesame.http.api.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.RunningService;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTypeOfRequestTest {

    @ParameterizedTest
    @CsvSource({"/v1/messages, usageType", "/v1/messages/preview, usageType", "/v1/hooks/logto, type"})
    void name_with_a_line_break_is_refused_before_it_reaches_a_log(String path, String member) {
        try (RunningService service = RunningService.start(Map.of())) {
            assertThat(service.post(
                                    path,
                                    "{\"to\":\"someone@example.com\",\"%s\":\"Sign\\r\\nIn\",\"payload\":{\"code\":\"1\"}}"
                                            .formatted(member))
                            .status())
                    .isEqualTo(400);
        }
    }
}
