package dev.sesame.benchmarks.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInMailTest {

    @TempDir
    private Path folder;

    @Test
    void template_has_four_kilobytes_and_each_of_five_variables() {
        assertThat(SignInMail.HTML.getBytes(StandardCharsets.UTF_8)).hasSize(4096);
        assertThat(SignInMail.HTML).endsWith("</html>\n");
        assertThat(SignInMail.PAYLOAD).hasSize(5);
        assertThat(SignInMail.PAYLOAD.keySet())
                .allSatisfy(name -> assertThat(SignInMail.HTML).containsOnlyOnce("{{" + name + "}}"));
    }

    @Test
    void rendered_message_has_the_values() {
        assertThat(SignInMail.rendered()).doesNotContain("{{").contains(SignInMail.PAYLOAD.values());
    }

    @Test
    void call_names_a_recipient_of_its_own() throws Exception {
        assertThat(JSON.std.mapFrom(SignInMail.call(417)))
                .containsEntry("to", "user417@example.com")
                .containsEntry("usageType", "SignIn")
                .containsEntry("payload", SignInMail.PAYLOAD);
    }

    @Test
    void connector_has_the_template() throws Exception {
        Path file = SignInMail.writeConnector(folder);

        assertThat(file).hasFileName("default.json");
        assertThat(JSON.std.mapFrom(Files.readString(file)).get("templates"))
                .asString()
                .contains("usageType=SignIn", "{{place}}");
    }
}
