package dev.sesame.http.config;

import dev.sesame.core.check.CheckItem;
import dev.sesame.core.connector.ConnectorConfig;
import dev.sesame.core.port.out.ConnectorInspector;
import java.util.function.Consumer;

/** Looks at the simulator, with an account that it knows. */
record SimulatedInspector(ConnectorInspector inspector, SimulatedSes ses) implements ConnectorInspector {

    @Override
    public String transport() {
        return inspector.transport();
    }

    @Override
    public String advantage() {
        return inspector.advantage();
    }

    @Override
    public void inspect(ConnectorConfig connector, Consumer<CheckItem> found) {
        inspector.inspect(connector.withAccount(ses.account(connector.account())), found);
    }
}
