package dev.sesame.benchmarks.spring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The mail's HTML. Values replace their placeholders as they are: nothing that renders is cheaper. */
@Component
class SignInTemplate {

    private final String html;

    SignInTemplate(@Value("classpath:sign-in.html") Resource file) throws IOException {
        html = file.getContentAsString(StandardCharsets.UTF_8);
    }

    String render(Map<String, Object> payload) {
        String rendered = html;
        for (Map.Entry<String, Object> variable : payload.entrySet()) {
            rendered = rendered.replace("{{" + variable.getKey() + "}}", String.valueOf(variable.getValue()));
        }
        return rendered;
    }
}
