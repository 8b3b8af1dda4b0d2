package dev.sesame.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sesame.core.check.CheckItem;
import dev.sesame.core.check.CheckKind;
import dev.sesame.core.check.CheckStatus;
import dev.sesame.core.check.CheckSubject;
import dev.sesame.core.check.Diagnosis;
import dev.sesame.core.connector.Configs;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.port.out.ConnectorInspector;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConnectorCheckTest {

    private static final Duration BUDGET = Duration.ofSeconds(20);
    private static final ConnectorConfig CONNECTOR = ConnectorConfig.parse(Configs.minimal());

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private LongSupplier ticker = nanos::get;

    @Test
    void inspectors_look_at_the_connector_side_by_side_and_are_told_of_in_their_order() {
        CyclicBarrier all = new CyclicBarrier(2);

        Diagnosis diagnosis = check(
                inspector("api", found -> {
                    all.await();
                    found.accept(connected("api"));
                }),
                inspector("smtp", found -> {
                    found.accept(connected("smtp"));
                    all.await();
                }));

        assertThat(diagnosis.items()).containsExactly(connected("api"), connected("smtp"));
        assertThat(diagnosis.recommended()).isEqualTo("api");
    }

    @Test
    void inspector_that_does_not_end_is_a_failure_and_keeps_neither_its_findings_nor_others_back() throws Exception {
        // The beginning, and how much time is left for the first: only then may it be over.
        CountDownLatch asked = new CountDownLatch(2);
        CountDownLatch timeIsUp = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);

        ticker = () -> {
            long now = nanos.get();
            asked.countDown();
            return now;
        };

        Diagnosis diagnosis = check(
                inspector("api", found -> {
                    timeIsUp.await();
                    found.accept(connected("api"));
                }),
                inspector("smtp", found -> {
                    found.accept(connected("smtp"));
                    asked.await();
                    nanos.addAndGet(BUDGET.toNanos());
                    timeIsUp.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } finally {
                        interrupted.countDown();
                    }
                }));

        assertThat(diagnosis.items()).hasSize(3).startsWith(connected("api"), connected("smtp"));
        assertThat(diagnosis.items().get(2)).satisfies(item -> {
            assertThat(item.id()).isEqualTo("smtp/inspection/smtp");
            assertThat(item.status()).isEqualTo(CheckStatus.FAIL);
            assertThat(item.message())
                    .isEqualTo("The check of smtp did not come to its end within 20 s: something does not answer.");
        });
        assertThat(diagnosis.recommended()).isEqualTo("api");
        interrupted.await();
    }

    @Test
    void inspector_that_fails_is_an_item_without_what_its_failure_says() {
        Diagnosis diagnosis = check(inspector("api", found -> {
            throw new IllegalStateException(Configs.SECRET);
        }));

        assertThat(diagnosis.items()).hasSize(1);
        assertThat(diagnosis.items().get(0).message()).isEqualTo("The check of api failed: IllegalStateException.");
        assertThat(diagnosis.toString()).doesNotContain(Configs.SECRET);
        assertThat(diagnosis.recommended()).isNull();
    }

    @Test
    void interrupted_caller_gets_what_was_found_and_stays_interrupted() {
        Thread caller = Thread.currentThread();

        Diagnosis diagnosis = check(inspector("api", found -> {
            found.accept(connected("api"));
            caller.interrupt();
            new CountDownLatch(1).await();
        }));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(diagnosis.items()).hasSize(2).startsWith(connected("api"));
        assertThat(diagnosis.items().get(1).message()).isEqualTo("The check of api was interrupted.");
    }

    @Test
    void sesame_checks_with_the_inspectors_it_was_given() {
        SesameFixture fixture = new SesameFixture();
        Sesame sesame = fixture.builder()
                .inspectors(List.of(inspector("api", found -> found.accept(connected("api")))))
                .checkBudget(BUDGET)
                .build();

        assertThat(sesame.checkConnector().check(CONNECTOR).recommended()).isEqualTo("api");
        assertThat(fixture.transport.accepted()).isEmpty();
    }

    @Test
    void sesame_without_inspectors_says_so() {
        Sesame sesame = new SesameFixture().sesame();

        assertThatIllegalStateException().isThrownBy(sesame::checkConnector).withMessageContaining("no inspectors");
    }

    private Diagnosis check(ConnectorInspector... inspectors) {
        return new ConnectorCheck(List.of(inspectors), BUDGET, ticker).check(CONNECTOR);
    }

    private static CheckItem connected(String transport) {
        return new CheckSubject(transport, CheckKind.CONNECTION, transport + ".example.com:443").pass("It answers.");
    }

    private interface Look {
        void at(Consumer<CheckItem> found) throws Exception;
    }

    private static ConnectorInspector inspector(String transport, Look look) {
        return new ConnectorInspector() {

            @Override
            public String transport() {
                return transport;
            }

            @Override
            public String advantage() {
                return "comes first";
            }

            @Override
            public void inspect(ConnectorConfig connector, Consumer<CheckItem> found) {
                assertThat(connector).isSameAs(CONNECTOR);
                try {
                    look.at(found);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }
}
