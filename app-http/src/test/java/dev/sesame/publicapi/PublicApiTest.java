package dev.sesame.publicapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesame.http.fixture.MadeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The published libraries promise what api/*.txt says. After a change that is meant, run this with
 * {@code -Dsesame.docs.write=true}: it writes the listings anew, and the review sees what changed.
 */
final class PublicApiTest {

    private static Set<Class<?>> surface(PublishedModule module) throws Exception {
        return Surface.of(module.entries(), module::holds);
    }

    @ParameterizedTest
    @EnumSource
    void api_is_what_its_listing_says(PublishedModule module) throws Exception {
        String now = ApiListing.of(surface(module));
        Path listing = module.listing();
        if (MadeFile.isWritten(listing, now)) {
            return;
        }
        assertThat(ApiChanges.between(Files.readString(listing), now))
                .as("The public API of " + module.id() + " is not what api/" + module.id() + ".txt says."
                        + " What begins with - may be in somebody's code. If the change is meant, tell users in the CHANGELOG"
                        + " and, if they must act, in docs/upgrading.md, and accept it: "
                        + MadeFile.command(PublicApiTest.class))
                .isEmpty();
    }

    @Test
    void every_listing_is_of_a_module() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "api"))) {
            assertThat(files)
                    .containsExactlyInAnyOrderElementsOf(Stream.of(PublishedModule.values())
                            .map(PublishedModule::listing)
                            .toList());
        }
    }

    @Test
    void services_behind_the_ports_are_nobodys_business() throws Exception {
        assertThat(surface(PublishedModule.CONNECTOR_CORE))
                .extracting(Class::getName)
                .contains(
                        "dev.sesame.core.service.Sesame",
                        "dev.sesame.core.port.out.EmailTransport",
                        "dev.sesame.core.message.OutboundEmail",
                        "dev.sesame.core.error.TransportException")
                .doesNotContain("dev.sesame.core.service.Delivery", "dev.sesame.core.template.HtmlScanner");
    }

    /** Something to list. */
    public abstract static class Sample<T extends Comparable<T>> implements AutoCloseable {

        public static final int LIMIT = 3;

        protected Sample(T first) {}

        public abstract Map<String, @Nullable T> values(@Nullable String name, int[] more) throws IOException;

        protected final Spoken spoken() {
            return Spoken.YES;
        }

        void hidden(Unspoken unspoken) {}

        @Override
        public void close() {}

        @Override
        public String toString() {
            return "";
        }
    }

    /** What the sample speaks of. */
    public enum Spoken {
        YES,
        NO
    }

    /** What only its hidden method speaks of. */
    public record Unspoken(@Nullable String word) {}

    @Test
    void listing_shows_what_callers_and_subclasses_rely_on_and_nothing_else() {
        String name = PublicApiTest.class.getName();
        assertThat(ApiListing.of(
                        Surface.of(List.of(Sample.class), type -> type.getName().startsWith(name))))
                .isEqualTo("""
                        abstract static class %1$s$Sample<T extends Comparable<T>> implements AutoCloseable
                          abstract Map<String, @Nullable T> values(@Nullable String, int[]) throws java.io.IOException
                          protected final %1$s$Spoken spoken()
                          protected new(T)
                          static final int LIMIT
                          void close()
                        static final enum %1$s$Spoken
                          NO
                          YES
                        """.formatted(name));
    }

    @Test
    void records_are_listed_with_their_components() {
        assertThat(ApiListing.of(List.of(Unspoken.class)))
                .startsWith("static final record " + Unspoken.class.getName() + "(@Nullable String)\n");
    }

    @Test
    void changes_name_the_member_and_its_type() {
        String before = "class dev.sesame.A\n  void gone()\n  void kept()\nclass dev.sesame.B\n";
        String now = "final class dev.sesame.A\n  int fresh()\n  void kept()\nclass dev.sesame.B\n";
        assertThat(ApiChanges.between(before, now))
                .containsExactly(
                        "- class dev.sesame.A",
                        "- dev.sesame.A: void gone()",
                        "+ final class dev.sesame.A",
                        "+ dev.sesame.A: int fresh()");
        assertThat(ApiChanges.between(before, before)).isEmpty();
    }
}
