package dev.sesame.benchmarks.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.sesame.benchmarks.mail.SignInTemplate;
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
        assertThat(SignInTemplate.HTML.getBytes(StandardCharsets.UTF_8)).hasSize(4096);
        assertThat(SignInTemplate.HTML).endsWith("</html>\n");
        assertThat(SignInTemplate.VALUES).hasSize(5);
        assertThat(SignInTemplate.VALUES.keySet())
                .allSatisfy(name -> assertThat(SignInTemplate.HTML).containsOnlyOnce("{{" + name + "}}"));
    }

    @Test
    void rendered_message_has_the_values() {
        assertThat(SignInMail.rendered()).doesNotContain("{{").contains(SignInTemplate.VALUES.values());
    }

    @Test
    void call_names_a_recipient_of_its_own() throws Exception {
        assertThat(JSON.std.mapFrom(SignInMail.call(417)))
                .containsEntry("to", "user417@example.com")
                .containsEntry("usageType", "SignIn")
                .containsEntry("payload", SignInTemplate.VALUES);
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
