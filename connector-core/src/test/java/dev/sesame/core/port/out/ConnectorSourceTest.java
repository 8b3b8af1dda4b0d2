package dev.sesame.core.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.core.connector.ConnectorConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectorSourceTest {

    @Test
    void source_of_one_connector_has_it_as_the_default_and_no_other() {
        ConnectorConfig connector =
                ConnectorConfig.parse(Map.of("region", "eu-west-1", "emailAddress", "noreply@example.com"));

        ConnectorSource source = ConnectorSource.of(connector);

        assertThat(source.find("default")).containsSame(connector);
        assertThat(source.find("other")).isEmpty();
    }
}
