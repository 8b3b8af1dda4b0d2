package dev.sesame.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule for pages catches the page that breaks it, and names the line. */
final class RulesTest {

    private static final String ADDRESS = "http://127.0.0.1:8080";

    private static final String PRINTED = "{\"a\": 1, \"b\": [\"one two\", 2], \"at\": \"2026-11-22T00:00:00Z\"}";

    @TempDir
    private Path folder;

    /** The problem, after the page's name, and a block that has it. */
    static Stream<Arguments> broken_blocks() {
        return Stream.of(
                arguments(":2: \"\" is no info string", "", "ls"),
                arguments(":2: \"bash\" is no info string", "bash", "ls"),
                arguments(":2: exit code 1 of false", "sh", "true\nfalse\ntrue"),
                arguments(":2: exit code 1 of", "sh", "false | cat"),
                arguments("UNSET: unbound variable", "sh", "echo $UNSET"),
                arguments(":2: exit code 22 of curl", "sh", "curl -s " + ADDRESS + "/v1/connectors/none"),
                arguments("\"code\":\"not_found\"", "sh", "curl -s " + ADDRESS + "/v1/connectors/none"),
                arguments(":2: not JSON", "json", "{\"a\": 1,}"),
                arguments(":2: not JSON", "json", "\"a\": 1"),
                arguments(":2: not YAML", "yaml", "a: [1"),
                arguments(":2: there is no property sesame.prot", "yaml", "sesame:\n  prot: 1"),
                arguments(":2: SESAME_PORT must be", "properties", "sesame.port=high"),
                arguments(":2: SESAME_SEND_BUDGET must be", "env", "SESAME_SEND_BUDGET=10"),
                arguments(":3: no variable", "env", "# one\nSESAME_PORT 1"),
                arguments(":3: there is no setting SESAME_PROT", "text", "one\n  SESAME_PROT=1"),
                arguments(":2: there is no call GET /v1/message", "http", "GET /v1/message"),
                arguments(":2: neither a call nor an answer", "http", "Content-Type: text/plain"),
                arguments(":2: there is no call /v1/message", "console", "$ curl " + ADDRESS + "/v1/message"),
                arguments(":2: frobnicate is no tool", "console", "$ A=b sudo -u sesame frobnicate"),
                arguments(":3: frobnicate is no tool", "console", "$ ls\n$ A='b c' \\\n    frobnicate"),
                arguments(":2: docs/nothing.md does not exist", "console", "$ cat \\\n  docs/nothing.md"),
                arguments(":2: no command", "console", "ls"),
                arguments(":2: not XML", "xml", "<a>"),
                arguments(":3: cannot find symbol", "java", "int one = 1;\nint two = one + three;"),
                arguments(":3: class Two is public, should be", "java", "class One {}\npublic class Two {}"));
    }

    @ParameterizedTest
    @MethodSource("broken_blocks")
    void broken_block_is_found(String problem, String info, String code) throws IOException, InterruptedException {
        assertThat(Snippets.problems(Page.of("page.md", "```" + info + "\n" + code + "\n```\n"), folder))
                .isNotEmpty()
                .first()
                .asString()
                .startsWith("page.md:")
                .contains(problem);
    }

    @Test
    void indented_block_is_found_but_no_list() throws IOException, InterruptedException {
        Page page = Page.of("page.md", "- a list\n\n    goes on\n\nA block:\n\n    ls\n");
        assertThat(Snippets.problems(page, folder))
                .singleElement()
                .asString()
                .startsWith("page.md:7: an indented block");
    }

    @Test
    void block_without_an_end_is_found() throws IOException, InterruptedException {
        assertThat(Snippets.problems(Page.of("page.md", "text\n```text\n"), folder))
                .containsExactly("page.md:2: this block does not end");
    }

    @Test
    void commands_share_a_shell_and_requests_their_service() throws IOException, InterruptedException {
        Page page = Page.of("page.md", """
                <!-- with SESAME_API_KEYS=ops:Zm9yIHRlc3RzIG9ubHk KEY=Zm9yIHRlc3RzIG9ubHk -->

                ```sh
                host=http://localhost:8080
                ```

                <!-- PUT /v1/connectors/shop {"config": …} -->
                ```json
                {"region": "eu-west-1", "emailAddress": "shop@example.com"}
                ```

                ```sh
                ./sesame
                curl -s -H "Authorization: Bearer $KEY" $host/v1/connectors/shop >answer.json
                cat answer.json
                ```

                What it prints:

                ```json
                {"id": "shop", "config": {"emailAddress": "shop@…", "…": "…"}, "…": "…"}
                ```

                Without a key it is refused.

                ```sh
                curl -s $host/v1/connectors/shop
                ```

                ```json
                {"status": 401, "code": "unauthorized", "…": "…"}
                ```
                """);
        assertThat(Snippets.problems(page, folder)).isEmpty();
    }

    @Test
    void request_that_is_refused_is_found() throws IOException, InterruptedException {
        Page page = Page.of("page.md", """
                <!-- PUT /v1/connectors/shop -->
                ```json
                {"region": "eu-west-1"}
                ```
                """);
        assertThat(Snippets.problems(page, folder))
                .singleElement()
                .asString()
                .startsWith("page.md:3: exit code 22")
                .contains("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": 1, \"b\": [\"one two\", 2], \"at\": \"2026-11-21T16:32:14.207Z\"}",
                "{\"b\": [\"…\", 2], \"a\": \"…\", \"at\": \"2020-01-01T00:00:00Z\"}",
                "{\"a\": 1, \"…\": \"…\"}",
                "{\"a\": 1, \"b\": [\"one…\", \"…\"], \"at\": \"…\"}"
            })
    void output_that_is_as_shown_is_fine(String shown) {
        assertThat(Output.differences(block("json", shown), PRINTED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": 1, \"b\": [\"one two\", 2]}",
                "{\"c\": 1, \"…\": \"…\"}",
                "{\"a\": 2, \"…\": \"…\"}",
                "{\"b\": [\"one\", \"…\"], \"…\": \"…\"}",
                "{\"b\": [\"one two\"], \"…\": \"…\"}",
                "{\"b\": {}, \"…\": \"…\"}",
                "{\"at\": \"2026-11-22\", \"…\": \"…\"}"
            })
    void output_that_is_not_as_shown_is_found(String shown) {
        assertThat(Output.differences(block("json", shown), PRINTED)).hasSize(1);
    }

    @Test
    void text_is_compared_by_lines() {
        String printed = "one\ntwo 2\nthree\nid=01890a5d-ac96-774b-bcce-b302099a8057\n";
        assertThat(Output.differences(block("text", "one\n…\nid=7c9e6679-7425-40de-944b-e07fc1f90ae7"), printed))
                .isEmpty();
        assertThat(Output.differences(block("text", "one\ntwo …\nthree\n…"), printed))
                .isEmpty();
        assertThat(Output.differences(block("text", "one\n…\nid=1"), printed)).hasSize(1);
        assertThat(Output.differences(block("text", "one\ntwo…"), printed)).hasSize(1);
    }

    private static Block block(String info, String code) {
        return new Block("page.md", 2, info, code.lines().toList(), null, true);
    }

    @Test
    void links_that_lead_nowhere_are_found() {
        Page page = Page.of("docs/page.md", """
                # Sesame's `page`, [all](../README.md) of it

                [a](settings.md#failover) [b](../README.md) [c](#sesames-page-all-of-it) [d](https://example.com/x) `[e](none)`
                [f](none.md) and [g](settings.md#none)
                [h](#none) and [i](/docs/settings.md)
                """);
        assertThat(Links.problems(page))
                .containsExactly(
                        "docs/page.md:4: none.md leads nowhere",
                        "docs/page.md:4: settings.md#none leads nowhere",
                        "docs/page.md:5: #none leads nowhere",
                        "docs/page.md:5: /docs/settings.md leads nowhere");
    }

    @Test
    void java_may_be_statements_members_or_a_file() {
        assertThat(JavaCode.problems(
                        new Block("page.md", 2, "java", """
                        import java.util.concurrent.TimeUnit;
                        simulator.close();
                        TimeUnit one = TimeUnit.DAYS;
                        """.lines().toList(), "given SesSimulator simulator", false),
                        folder))
                .isEmpty();
        assertThat(JavaCode.problems(block("java", "@Override\npublic String toString() { return \"\"; }"), folder))
                .isEmpty();
        assertThat(JavaCode.problems(block("java", "record One(Duration two) {}"), folder))
                .isEmpty();
    }
}
