package dev.sesame.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesame.core.change.Author;
import dev.sesame.core.change.Change;
import dev.sesame.core.change.Precondition;
import dev.sesame.core.connector.Configs;
import dev.sesame.core.connector.ConfiguredConnector;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.connector.SavedConnector;
import dev.sesame.core.connector.Secret;
import dev.sesame.core.connector.SendingAccount;
import dev.sesame.core.error.ConflictException;
import dev.sesame.core.error.ErrorCode;
import dev.sesame.core.error.InvalidInputException;
import dev.sesame.core.error.Problem;
import dev.sesame.core.error.StoreException;
import dev.sesame.core.error.UnsendableException;
import dev.sesame.core.message.OutboundEmail;
import dev.sesame.core.message.Receipt;
import dev.sesame.core.port.in.ConnectorView;
import dev.sesame.core.port.in.ManageConnectors;
import dev.sesame.core.port.in.ManageTemplates;
import dev.sesame.core.port.out.ConnectorListener;
import dev.sesame.core.port.out.ConnectorSource;
import dev.sesame.core.port.out.ConnectorStore;
import dev.sesame.core.port.out.EmailTransport;
import dev.sesame.core.port.out.InMemoryConnectorStore;
import dev.sesame.core.port.out.InMemoryTemplateStore;
import dev.sesame.core.template.ContentType;
import dev.sesame.core.template.LanguageTag;
import dev.sesame.core.template.ManagedTemplate;
import dev.sesame.core.template.Template;
import dev.sesame.core.template.TemplateFilter;
import dev.sesame.core.template.UsageType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Connectors and templates that people manage, as messages meet them: here, and in another process on the same store. */
final class ConfigurationTest {

    private static final Author ADMIN = new Author("admin", "192.0.2.7");

    private final SesameFixture fixture = new SesameFixture();
    private final TroubledStore store = new TroubledStore();
    private final InMemoryTemplateStore templateStore = new InMemoryTemplateStore();
    private final List<String> news = new ArrayList<>();
    private final Map<String, ConfiguredConnector> configured = new HashMap<>();
    private final Sesame here = sesame();
    private final Sesame there = sesame();
    private final ManageConnectors connectors = here.manageConnectors();
    private final ManageTemplates templates = here.manageTemplates();

    /** A store that can be away, and that may have lost the key to its secrets. */
    private static final class TroubledStore implements ConnectorStore {

        private final InMemoryConnectorStore store = new InMemoryConnectorStore();
        private Runnable beforeSave = () -> {};
        private boolean away;
        private boolean keyLost;

        private InMemoryConnectorStore store() {
            if (away) {
                throw StoreException.unavailable("The store is away", null);
            }
            return store;
        }

        @Override
        public long revision() {
            return store().revision();
        }

        @Override
        public Map<String, Long> versions() {
            return store().versions();
        }

        @Override
        public List<SavedConnector> find(Set<String> ids) {
            return store().find(ids).stream().map(this::given).toList();
        }

        private SavedConnector given(SavedConnector saved) {
            Map<String, @Nullable Object> document = new HashMap<>(saved.document());
            document.remove("accessKeySecret");
            return keyLost
                    ? new SavedConnector(saved.id(), document, saved.version(), saved.change(), "its key is lost")
                    : saved;
        }

        @Override
        public SavedConnector save(
                String id, Map<String, @Nullable Object> document, Precondition precondition, Change change) {
            Runnable first = beforeSave;
            beforeSave = () -> {};
            first.run();
            return store().save(id, document, precondition, change);
        }

        @Override
        public boolean delete(String id, Precondition precondition, Change change) {
            return store().delete(id, precondition, change);
        }
    }

    private Sesame sesame() {
        ConnectorSource source = new ConnectorSource() {
            @Override
            public Optional<ConnectorConfig> find(String id) {
                return Optional.ofNullable(configured.get(id)).map(ConfiguredConnector::config);
            }

            @Override
            public List<ConfiguredConnector> list() {
                return List.copyOf(configured.values());
            }
        };
        configure("file", false);
        configure("default", true);
        return fixture.builder(source, fixture.transport)
                .connectors(store)
                .templates(templateStore)
                .listener(new ConnectorListener() {
                    @Override
                    public void changed(String id) {
                        news.add(id + " changed");
                    }

                    @Override
                    public void unusable(String id, String why) {
                        news.add(id + " " + why);
                    }
                })
                .build();
    }

    private void configure(String id, boolean stopgap) {
        Map<String, @Nullable Object> document = Configs.with("emailAddress", id + "@example.com");
        configured.put(
                id, new ConfiguredConnector(id, ConnectorConfig.parse(document), document, id + ".json", stopgap));
    }

    private ConnectorView save(String id, String sender) {
        return connectors.save(id, Configs.with("emailAddress", sender), Precondition.NONE, ADMIN);
    }

    private String senderOf(Sesame sesame, String connector) {
        sesame.sendEmail().send(SesameFixture.request().connector(connector).build());
        return fixture.transport.last().from().address();
    }

    @Test
    void a_saved_connector_is_used_at_once_here_and_at_the_next_look_elsewhere() {
        save("shop", "shop@example.com");

        assertThat(senderOf(here, "shop")).isEqualTo("shop@example.com");
        assertThatThrownBy(() -> senderOf(there, "shop")).hasMessageContaining("No connector \"shop\"");
        there.configuration().watch().round();
        assertThat(senderOf(there, "shop")).isEqualTo("shop@example.com");

        connectors.delete("shop", Precondition.NONE, ADMIN);
        there.configuration().watch().round();
        assertThatThrownBy(() -> senderOf(there, "shop")).isInstanceOf(UnsendableException.class);
        assertThat(news).containsOnly("shop changed").hasSize(4);
    }

    @Test
    void a_message_that_is_being_sent_leaves_with_the_connector_as_it_was() {
        save("shop", "shop@example.com");
        EmailTransport changing = new EmailTransport() {
            @Override
            public String name() {
                return fixture.transport.name();
            }

            @Override
            public Receipt send(OutboundEmail email, SendingAccount account) {
                connectors.save("shop", Configs.with("region", "eu-north-1"), Precondition.NONE, ADMIN);
                return fixture.transport.send(email, account);
            }

            @Override
            public Map<String, Object> describe(OutboundEmail email) {
                return fixture.transport.describe(email);
            }

            @Override
            public void close() {}
        };
        Sesame sesame = fixture.builder(id -> Optional.empty(), changing)
                .connectors(store)
                .build();
        sesame.configuration().watch().round();

        sesame.sendEmail().send(SesameFixture.request().connector("shop").build());
        sesame.configuration().watch().round();
        sesame.sendEmail().send(SesameFixture.request().connector("shop").build());

        assertThat(fixture.transport.accepted())
                .extracting(accepted -> accepted.account().region())
                .containsExactly("eu-west-1", "eu-north-1");
    }

    @Test
    void without_the_store_messages_go_on_as_before() {
        save("shop", "shop@example.com");
        there.configuration().watch().round();
        store.away = true;

        there.configuration().watch().round();

        assertThat(senderOf(there, "shop")).isEqualTo("shop@example.com");
        assertThatThrownBy(() -> save("shop", "other@example.com")).isInstanceOf(StoreException.class);
        store.away = false;
        save("shop", "other@example.com");
        there.configuration().watch().round();
        assertThat(senderOf(there, "shop")).isEqualTo("other@example.com");
    }

    @Test
    void a_connector_whose_secrets_cannot_be_read_goes_on_as_it_was() {
        save("shop", "shop@example.com");
        there.configuration().watch().round();
        save("shop", "other@example.com");
        store.keyLost = true;

        there.configuration().watch().round();

        assertThat(senderOf(there, "shop")).isEqualTo("shop@example.com");
        assertThat(news).contains("shop its key is lost");
        ConnectorView view = there.manageConnectors().find("shop").orElseThrow();
        assertThat(view.errors()).extracting(Problem::message).containsExactly("its key is lost");
        assertThat(there.manageConnectors().unusable()).containsExactly("shop");
    }

    @Test
    void a_connector_that_never_could_be_read_says_why_it_cannot_send() {
        save("shop", "shop@example.com");
        store.keyLost = true;

        there.configuration().watch().round();

        UnsendableException failure = catchThrowableOfType(UnsendableException.class, () -> senderOf(there, "shop"));
        assertThat(failure.code()).isEqualTo(ErrorCode.TRANSPORT_MISCONFIGURED);
        assertThat(failure).hasMessageContaining("its key is lost");
    }

    @Test
    void what_is_configured_elsewhere_is_shown_and_left_alone() {
        assertThat(connectors.list()).extracting(ConnectorView::id).containsExactly("default", "file");
        ConnectorView file = connectors.find("file").orElseThrow();
        assertThat(file.readOnly()).isTrue();
        assertThat(file.source()).isEqualTo("file.json");
        assertThat(file.document()).containsEntry("accessKeySecret", Secret.MASK);

        ConflictException refusal =
                catchThrowableOfType(ConflictException.class, () -> save("file", "shop@example.com"));
        assertThat(refusal.code()).isEqualTo(ErrorCode.READ_ONLY);
        assertThatThrownBy(() -> connectors.delete("file", Precondition.NONE, ADMIN))
                .hasMessageContaining("file.json");
        assertThat(senderOf(here, "file")).isEqualTo("file@example.com");
    }

    @Test
    void a_stopgap_gives_way_to_what_is_saved() {
        assertThat(connectors.find("default").orElseThrow().readOnly()).isFalse();
        save("default", "shop@example.com");
        assertThat(senderOf(here, "default")).isEqualTo("shop@example.com");

        connectors.delete("default", Precondition.NONE, ADMIN);
        assertThat(senderOf(here, "default")).isEqualTo("default@example.com");
    }

    @Test
    void a_mask_stands_for_the_saved_secret_of_the_same_key() {
        save("shop", "shop@example.com");
        Map<String, @Nullable Object> shown =
                new HashMap<>(connectors.find("shop").orElseThrow().document());

        assertThat(connectors.draft(shown, "shop").account())
                .isEqualTo(connectors.inUse("shop").orElseThrow().account());
        assertThat(connectors.draft(shown, "file").account())
                .isEqualTo(connectors.inUse("file").orElseThrow().account());
        assertThat(problems(shown, "none")).containsExactly("/accessKeySecret");
        assertThat(problems(shown, null)).containsExactly("/accessKeySecret");
        shown.put("accessKeyId", "AKIAIOSFODNN7ANOTHER");
        assertThat(problems(shown, "shop")).containsExactly("/accessKeySecret");
    }

    @Test
    void a_mask_never_brings_back_a_secret_that_was_changed_meanwhile() {
        save("shop", "shop@example.com");
        Map<String, @Nullable Object> shown =
                new HashMap<>(connectors.find("shop").orElseThrow().document());
        shown.put("emailAddress", "other@example.com");
        store.beforeSave = () -> there.manageConnectors()
                .save("shop", Configs.with("accessKeySecret", "rotated"), Precondition.NONE, new Author("rotator", ""));

        connectors.save("shop", shown, Precondition.NONE, ADMIN);

        ConnectorConfig used = connectors.inUse("shop").orElseThrow();
        assertThat(used.account().keys())
                .extracting(keys -> keys.secret().reveal())
                .isEqualTo("rotated");
        assertThat(Objects.requireNonNull(used.sender()).address()).isEqualTo("other@example.com");
        // The same with a condition of the caller's own: that is not met any more.
        long version =
                Objects.requireNonNull(connectors.find("shop").orElseThrow().version());
        store.beforeSave = () -> there.manageConnectors()
                .save("shop", Configs.with("accessKeySecret", "again"), Precondition.NONE, new Author("rotator", ""));
        assertThatThrownBy(() -> connectors.save("shop", shown, Precondition.version(version), ADMIN))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void without_the_store_connectors_can_be_looked_at_and_tested() {
        save("shop", "shop@example.com");
        store.away = true;

        assertThat(connectors.list()).extracting(ConnectorView::id).containsExactly("default", "file", "shop");
        assertThat(connectors.inUse("shop")).isPresent();
        assertThat(connectors.draft(Configs.minimal(), null)).isNotNull();
    }

    private List<String> problems(Map<String, ?> document, @Nullable String id) {
        return catchThrowableOfType(InvalidInputException.class, () -> connectors.draft(document, id))
                .problems()
                .stream()
                .map(Problem::pointer)
                .toList();
    }

    @Test
    void what_is_saved_is_normalised_and_keeps_unknown_keys() {
        connectors.save(
                "shop",
                Configs.with("region", " EU-West-1 ", "tenantName", "  ", "replyTo", null, "surprise", List.of(1)),
                Precondition.NONE,
                ADMIN);

        ConnectorView view = connectors.find("shop").orElseThrow();
        assertThat(view.document())
                .containsEntry("region", "eu-west-1")
                .containsEntry("surprise", List.of(1))
                .doesNotContainKeys("tenantName", "replyTo");
        assertThat(view.warnings()).extracting(Problem::pointer).containsExactly("/surprise");
        assertThat(view.change()).isEqualTo(new Change(fixture.clock.instant(), "admin"));
        assertThat(view).asString().doesNotContain("example.com");
    }

    private static Template template(UsageType type, String language, String subject) {
        return new Template(
                type, new LanguageTag(language), subject, "<p>{{code}}</p>", ContentType.TEXT_HTML, null, null, null);
    }

    private String subjectOf(Sesame sesame) {
        sesame.sendEmail().send(SesameFixture.request().connector("file").build());
        return fixture.transport.last().subject();
    }

    @Test
    void a_managed_template_comes_before_the_connectors() {
        String before = subjectOf(here);
        // The connector's templates have no language, and the request names none: the Generic one must not win.
        templates.save(List.of(template(UsageType.GENERIC, "en", "Generic")), ADMIN);
        assertThat(subjectOf(here)).isEqualTo(before);

        connectors.save("shop", Configs.with("defaultLanguage", "en"), Precondition.NONE, ADMIN);
        ManagedTemplate saved = templates
                .save(List.of(template(UsageType.SIGN_IN, "en", "Hello")), ADMIN)
                .get(0);
        here.sendEmail().send(SesameFixture.request().connector("shop").build());
        assertThat(fixture.transport.last().subject()).isEqualTo("Hello");
        there.configuration().watch().round();
        there.sendEmail().send(SesameFixture.request().connector("shop").build());
        assertThat(fixture.transport.last().subject()).isEqualTo("Hello");

        templates.delete(saved.id(), Precondition.NONE, ADMIN);
        here.sendEmail().send(SesameFixture.request().connector("shop").build());
        assertThat(fixture.transport.last().subject()).isEqualTo(before);
    }

    @Test
    void an_edit_is_made_on_what_is_there_now() {
        String id = templates
                .save(List.of(template(UsageType.SIGN_IN, "en", "first")), ADMIN)
                .get(0)
                .id();
        List<String> seen = new ArrayList<>();

        ManagedTemplate edited = templates
                .edit(
                        id,
                        current -> {
                            if (seen.isEmpty()) {
                                // Somebody else is faster.
                                there.manageTemplates()
                                        .save(
                                                List.of(template(UsageType.SIGN_IN, "en", "second")),
                                                new Author("other", ""));
                            }
                            seen.add(current.subject());
                            return template(UsageType.SIGN_IN, "en", current.subject() + " edited");
                        },
                        Precondition.NONE,
                        ADMIN)
                .orElseThrow();

        assertThat(seen).containsExactly("first", "second");
        assertThat(edited.template().subject()).isEqualTo("second edited");
        assertThat(templates.edit("none", current -> current, Precondition.NONE, ADMIN))
                .isEmpty();
    }

    @Test
    void not_all_templates_can_be_deleted_at_once() {
        templates.save(List.of(template(UsageType.SIGN_IN, "en", "a")), ADMIN);

        assertThatThrownBy(() -> templates.delete(TemplateFilter.ALL, ADMIN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(templates.delete(new TemplateFilter(UsageType.SIGN_IN, null), ADMIN))
                .isEqualTo(1);
    }

    @Test
    void without_stores_nothing_can_be_managed() {
        Sesame plain = fixture.sesame();

        assertThatThrownBy(plain::manageConnectors).hasMessageContaining("no store for connectors");
        assertThatThrownBy(plain::manageTemplates).hasMessageContaining("no store for templates");
    }
}
