package dev.sesame.http.config;

import dev.sesame.core.check.CheckItem;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.port.out.ConnectorInspector;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Looks at the simulator, with an account that it knows.
 *
 * @param inspector asked for whenever something is looked at: what it takes to make one is not spent at the start
 */
record SimulatedInspector(Supplier<ConnectorInspector> inspector, SimulatedSes ses) implements ConnectorInspector {

    @Override
    public String transport() {
        return inspector.get().transport();
    }

    @Override
    public String advantage() {
        return inspector.get().advantage();
    }

    @Override
    public void inspect(ConnectorConfig connector, Consumer<CheckItem> found) {
        inspector.get().inspect(connector.withAccount(ses.account(connector.account())), found);
    }
}
