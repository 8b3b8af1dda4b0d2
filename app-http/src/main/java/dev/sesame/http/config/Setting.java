package dev.sesame.http.config;

import static dev.sesame.http.config.SettingType.DURATION;
import static dev.sesame.http.config.SettingType.FLAG;
import static dev.sesame.http.config.SettingType.LIMIT;
import static dev.sesame.http.config.SettingType.LIST;
import static dev.sesame.http.config.SettingType.NUMBER;
import static dev.sesame.http.config.SettingType.PATH;
import static dev.sesame.http.config.SettingType.TEXT;
import static dev.sesame.http.config.SettingType.URL;
import static dev.sesame.http.config.SettingType.WORD;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Every setting there is, in the order of docs/settings.md, which is made of this: a test says how to write it anew. The
 * variable of {@code STORE_URL} is {@code SESAME_STORE_URL}, and its property {@code sesame.store-url}.
 */
enum Setting {
    HOST(TEXT, "127.0.0.1", "address to listen on; any but a loopback address needs `SESAME_API_KEYS`"),
    PORT(NUMBER, "8080", "port to listen on; `0` for a free one"),
    API_KEYS(
            LIST,
            "keys that callers authenticate with: `name:key`, which may do everything, or `name@role:key` with the role `send`, `read` or `admin`, separated by commas; see [below](#api-keys)"),
    TRUSTED_PROXIES(
            LIST,
            "proxies in front of Sesame, addresses and blocks such as `10.0.0.0/8,192.0.2.7`: what they say in `X-Forwarded-For` counts as where a call comes from"),
    FAILED_AUTH_LIMIT(
            LIMIT,
            "20/1m",
            "calls with keys that are not valid that an address may make before it gets 429 instead of 401; `off` for any number. A valid key is let in all the same"),
    AUDIT_HISTORY(DURATION, "400d", "for how long it is kept who changed connectors, templates and keys"),
    SES(
            WORD,
            null,
            "simulator",
            "`simulator`: messages go to a simulator inside Sesame. `aws`: they go to Amazon; the default if `SESAME_SES_API_ENDPOINT` or `SESAME_SES_SMTP_HOST` says where a transport leads"),
    TRANSPORT(WORD, "ses-api", "how messages get to SES: `ses-api` or `ses-smtp`, with the same connectors"),
    FAILOVER(
            WORD,
            "the other transport, tried when the first certainly did not get a message accepted; see [below](#failover)"),
    CONNECTORS_DIR(
            PATH,
            "connectors",
            "folder with connectors: each `<id>.json` is one, `default.json` the one used when a request names none. Read at the start"),
    DATA_DIR(
            PATH,
            "data",
            "folder for what Sesame keeps: `sesame.db`, the embedded store, and `encryption.key`, unless `SESAME_ENCRYPTION_KEY` is set. Only its owner may read it"),
    SEND_ATTEMPTS(NUMBER, "3", "how often a message that was certainly not sent is tried in all, 1 to 10"),
    SEND_BUDGET(
            DURATION,
            "10s",
            "no attempt begins later than this after the first, in a batch after the first of all; at most `5m`"),
    LINK_HOSTS(
            LIST,
            null,
            "any",
            "hosts that links of payloads may lead to, separated by commas: `app.example.com,*.example.org` (all below `example.org`); `off` to judge no value. See [connector.md](connector.md#links)"),
    LOG_FORMAT(
            WORD,
            "text",
            "`json` for one JSON object a line, see [operations](operations.md#log). Only as a variable, not as a property: the log begins before properties are read"),
    TRACING(WORD, "off", "`otlp` for traces of requests and attempts, see [operations](operations.md#traces)"),
    MAX_REQUEST_SIZE(NUMBER, "262144", "largest request body, in bytes"),
    REQUEST_TIMEOUT(
            DURATION,
            "20s",
            "how long a request may take to come in, and its answer to be taken; then the connection is closed"),
    MAX_CONNECTIONS(
            NUMBER,
            null,
            "`10000`, or fewer",
            "open connections; beyond, the one that waits longest for a request makes room. By default fewer where a process may not open that many files (`ulimit -n`, less 512)"),
    MAX_SENDING_CALLS(
            NUMBER,
            "1000",
            "calls that send and are being answered at once; further ones get 503 and `Retry-After` at once, see [operations](operations.md#limits)"),
    CORS_ORIGINS(
            LIST,
            "web pages of other origins whose scripts may call, with a key: `https://console.example.com,http://localhost:3000`. Only https and loopback"),
    TLS_CERTIFICATE(
            PATH,
            "file with the service's own certificate and those that lead to its authority, in PEM; see [operations](operations.md#tls). Without it Sesame speaks plain HTTP"),
    TLS_KEY(PATH, "file with its private key, PKCS#8 in PEM"),
    TLS_KEY_PASSWORD(TEXT, "what the key is encrypted with"),
    TLS_KEY_PASSWORD_FILE(PATH, "or a file that holds it"),
    TLS_RELOAD_INTERVAL(DURATION, "10s", "how often the two files are looked at"),
    SES_API_ENDPOINT(URL, null, "the region's", "SES endpoint, such as that of a VPC endpoint"),
    STS_ENDPOINT(URL, null, "the region's", "STS endpoint, where roles are assumed"),
    SES_API_FIPS(FLAG, "false", "use FIPS endpoints"),
    SES_API_DUAL_STACK(FLAG, "false", "use endpoints that speak IPv6, too"),
    SES_API_PROXY(
            URL,
            "HTTP proxy on the way to SES and STS: `http://user:password@host:3128`, user and password percent-encoded"),
    SES_API_CONNECT_TIMEOUT(DURATION, "2s", "how long a connection may take"),
    SES_API_TOTAL_TIMEOUT(DURATION, "10s", "how long an attempt may take in all; at most `5m`"),
    SES_API_MAX_CONNECTIONS(NUMBER, "100", "connections to one endpoint"),

    STORE_URL(
            URL,
            null,
            "SQLite in the data folder",
            "`jdbc:postgresql://host:5432/database` for several instances: they share queue, keys, limits, connectors and templates"),
    STORE_USER(TEXT, "user of PostgreSQL"),
    STORE_PASSWORD(TEXT, "password of PostgreSQL"),
    STORE_POOL_SIZE(NUMBER, "8", "connections to PostgreSQL"),
    STORE_WAIT_TIMEOUT(DURATION, "5s", "wait for a connection or a lock"),
    STORE_ANSWER_TIMEOUT(DURATION, "10s", "answer of PostgreSQL before it counts as lost"),
    ENCRYPTION_KEY(
            TEXT,
            null,
            "made at the first start",
            "what the secrets of connectors are encrypted with in the store: 32 random bytes in base64; see [below](#the-encryption-key)"),
    ENCRYPTION_FORMER_KEYS(LIST, "keys that secrets may still be encrypted with, separated by commas"),
    STORE_KEEP_BODIES(FLAG, "false", "keep subjects, bodies and codes as long as the history"),
    HISTORY(DURATION, "30d", "for how long the state of a message is kept after its end"),
    IDEMPOTENCY_LIFETIME(DURATION, "24h", "for how long an Idempotency-Key counts"),
    LIFETIMES(
            LIST,
            null,
            "10 minutes, invitations 7 days",
            "how long messages are worth delivering, by usage type: `SignIn=5m,OrganizationInvitation=3d`; `expiresIn` of a message comes first"),
    QUEUE_WORKERS(NUMBER, "32", "messages of the queue that are being sent at once"),
    QUEUE_LEASE(
            DURATION,
            null,
            "by the timeouts",
            "after how long a process that does not answer for a message counts as dead, and the message as unknown; at least twice as long as a send can take"),
    RESEND_UNKNOWN(
            LIST,
            "usage types whose messages are sent again when nobody knows whether they were: `OrganizationInvitation`"),

    SEND_RATE(NUMBER, null, "asked of SES", "messages a second of each account"),
    DAILY_QUOTA(NUMBER, null, "asked of SES", "messages of each account in any 24 hours; `-1` for any number"),
    RESERVED_SHARE(NUMBER, "0.2", "share of both that batches leave to messages that somebody waits for"),
    RECIPIENT_BUDGET(
            LIMIT, "10/10m", "messages of a usage type that a recipient gets in a while; `off` for any number"),
    CLIENT_BUDGET(LIMIT, "100/10m", "messages that an end user's address may cause; `off` for any number"),
    LIMITS_FAIL_CLOSED(
            FLAG, "false", "send nothing while the shared counters cannot be reached, rather than count alone"),
    LIMITS_HASH_KEY(
            TEXT,
            null,
            "the database's password",
            "what recipients and addresses are hashed with in the shared counters"),

    SES_SMTP_HOST(TEXT, null, "the region's", "SMTP server, such as that of a VPC endpoint, or a relay"),
    SES_SMTP_PORT(NUMBER, "587", "SES listens on 25, 587 and 2587 with STARTTLS, on 465 and 2465 with TLS"),
    SES_SMTP_TLS(
            WORD,
            null,
            "by the port",
            "`starttls`, or `tls` from the first byte, which is the default on ports 465 and 2465 only. There is no way to send without"),
    SES_SMTP_TRUST(
            PATH,
            "file of certificates in PEM that are trusted besides the JVM's, for a server or a proxy with its own authority"),
    SES_SMTP_AUTH(
            FLAG,
            "true",
            "`false` for a relay that knows this machine by its address and asks for no login; its answer counts without an id of SES"),
    SES_SMTP_PASSWORD(
            TEXT,
            null,
            "derived",
            "SMTP password in place of the one derived from the connector's secret key and region; only with connectors of one access key and region"),
    SES_SMTP_PROXY(
            URL,
            "proxy on the way: `socks5://user:password@host:1080` or `http://user:password@host:3128` (CONNECT), user and password percent-encoded. It resolves the server's name, and sees neither credentials nor mail"),
    SES_SMTP_BIND_ADDRESS(TEXT, null, "any", "local IP address to connect from"),
    SES_SMTP_EHLO_NAME(TEXT, "[127.0.0.1]", "how Sesame introduces itself"),
    SES_SMTP_POOL_SIZE(NUMBER, "8", "connections of each account; fewer while SES says that there are too many"),
    SES_SMTP_MAX_MESSAGES(NUMBER, "50", "messages after which a connection is replaced"),
    SES_SMTP_MAX_AGE(DURATION, "60s", "age at which it is replaced"),
    SES_SMTP_MAX_IDLE(
            DURATION,
            "5s",
            "idle time after which it is checked before it is used; after twice that it is closed. SES drops it after about 10 s"),
    SES_SMTP_CONNECT_TIMEOUT(DURATION, "10s", "TCP, proxy, TLS and login together"),
    SES_SMTP_READ_TIMEOUT(DURATION, "10s", "answer to a command"),
    SES_SMTP_ANSWER_TIMEOUT(
            DURATION, "30s", "answer to a complete message; longer, since giving up leaves its outcome unknown"),
    SES_SMTP_WRITE_TIMEOUT(DURATION, "10s", "how long the network may take no data"),
    SES_SMTP_WAIT_TIMEOUT(DURATION, "5s", "wait for a connection while all are busy"),
    JAVA(PATH, null, "found by itself", "the JDK to run on: its folder, or its `java`"),
    JAVA_OPTS(
            TEXT,
            "further options for `java`. Unless they choose a collector, Java runs with `-XX:+UseSerialGC"
                    + " -XX:MaxTenuringThreshold=2 -Xms32m`, which needs the least memory");

    static final String PREFIX = "SESAME_";

    private final SettingType type;
    private final @Nullable String otherwise;
    private final String shownDefault;
    private final String about;

    /** One that is absent unless it is set. */
    Setting(SettingType type, String about) {
        this(type, null, "none", about);
    }

    /** One with this default, as somebody would set it. */
    Setting(SettingType type, String otherwise, String about) {
        this(type, otherwise, "`" + otherwise + "`", about);
    }

    /** One whose default is found out, as these words say. */
    Setting(SettingType type, @Nullable String otherwise, String shownDefault, String about) {
        this.type = type;
        this.otherwise = otherwise;
        this.shownDefault = shownDefault;
        this.about = about;
    }

    /** The setting of that property, without its prefix: {@code store-url}. */
    static Setting of(String property) {
        return valueOf(property.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    /** The environment variable. */
    String variable() {
        return PREFIX + name();
    }

    /** The property of Micronaut. */
    String property() {
        return "sesame." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    SettingType type() {
        return type;
    }

    /** The default, as somebody would set it; null if it is found out, or there is none. */
    @Nullable
    String otherwise() {
        return otherwise;
    }

    /** The default in Markdown. */
    String shownDefault() {
        return shownDefault;
    }

    /** What it does, with its unit, in Markdown. */
    String about() {
        return about;
    }
}
