package dev.sesame.adapter.sessmtp;

import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.jspecify.annotations.Nullable;

/** Opens and closes the connections of one account. */
final class ConnectionFactory extends BasePooledObjectFactory<SmtpConnection> {

    private final Wiring wiring;
    private final String host;
    private final @Nullable SmtpLogin login;

    ConnectionFactory(Wiring wiring, String host, @Nullable SmtpLogin login) {
        this.wiring = wiring;
        this.host = host;
        this.login = login;
    }

    @Override
    public SmtpConnection create() throws SmtpFailure {
        return SmtpConnection.open(wiring, host, login);
    }

    @Override
    public PooledObject<SmtpConnection> wrap(SmtpConnection connection) {
        return new DefaultPooledObject<>(connection);
    }

    @Override
    public void destroyObject(PooledObject<SmtpConnection> pooled) {
        pooled.getObject().quit();
    }
}
