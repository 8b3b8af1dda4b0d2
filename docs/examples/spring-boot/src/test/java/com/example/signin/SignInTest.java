package com.example.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.sesame.simulator.SesSimulator;
import dev.sesame.simulator.account.Credential;
import dev.sesame.simulator.fault.Fault;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@SpringBootTest
@AutoConfigureMockMvc
class SignInTest {

    private static final SesSimulator SES = SesSimulator.start();
    private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");

    @Autowired
    private MockMvc http;

    @DynamicPropertySource
    static void sendToTheSimulator(DynamicPropertyRegistry settings) {
        settings.add("mail.endpoint", SES::apiEndpoint);
        settings.add("mail.access-key-id", Credential.EXAMPLE::accessKeyId);
        settings.add("mail.access-key-secret", Credential.EXAMPLE::secret);
    }

    @BeforeEach
    void clear() {
        SES.faults().clear();
        SES.mailbox().clear();
    }

    @AfterAll
    static void close() {
        SES.close();
    }

    @Test
    void code_of_the_mail_signs_in_once() throws Exception {
        signIn("someone@example.com").andExpect(status().isAccepted());
        String code = code();

        enter("someone@example.com", code).andExpect(status().isOk());
        enter("someone@example.com", code).andExpect(status().isUnauthorized());
    }

    @Test
    void code_is_good_for_one_guess() throws Exception {
        signIn("someone@example.com").andExpect(status().isAccepted());
        String code = code();

        enter("someone@example.com", code.equals("000000") ? "111111" : "000000")
                .andExpect(status().isUnauthorized());
        enter("someone@example.com", code).andExpect(status().isUnauthorized());
    }

    @Test
    void mail_is_in_the_language_of_the_browser() throws Exception {
        http.perform(post("/sign-in")
                        .header("Accept-Language", "de-AT")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"email\": \"someone@example.com\"}"))
                .andExpect(status().isAccepted());

        assertThat(SES.mailbox().messages().get(0).html()).contains("lang=\"de\"");
    }

    @Test
    void refused_message_is_said_to_be_unsendable() throws Exception {
        SES.faults().next(Fault.error(400, "MessageRejected", "Email address is not verified."));

        signIn("someone@example.com").andExpect(status().isUnprocessableContent());
    }

    @Test
    void message_that_was_certainly_not_sent_may_be_tried_again() throws Exception {
        SES.faults().always(Fault.error(503, "ServiceUnavailableException", "Try again later."));

        signIn("someone@example.com").andExpect(status().isServiceUnavailable());
    }

    @Test
    void code_of_a_message_that_may_have_been_sent_counts() throws Exception {
        SES.faults().next(Fault.dropAfterAccepting());
        signIn("someone@example.com").andExpect(status().isAccepted());

        assertThat(SES.mailbox().messages()).hasSize(1);
        enter("someone@example.com", code()).andExpect(status().isOk());
    }

    private ResultActions signIn(String address) throws Exception {
        return http.perform(
                post("/sign-in").contentType(MediaType.APPLICATION_JSON).content("{\"email\": \"" + address + "\"}"));
    }

    private ResultActions enter(String address, String code) throws Exception {
        return http.perform(post("/sign-in/code")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"email\": \"" + address + "\", \"code\": \"" + code + "\"}"));
    }

    private static String code() {
        Matcher code = CODE.matcher(SES.mailbox().messages().get(0).text());
        assertThat(code.find()).isTrue();
        return code.group();
    }
}
