// An SMTP server that demands STARTTLS and AUTH, accepts everything and counts. "take" answers with what it counted since
// the last time.
import { createRequire } from 'node:module';
import { SMTPServer } from 'smtp-server';
import { cpuSince, serve } from './peer.mjs';

const { version } = createRequire(import.meta.url)('smtp-server/package.json');

serve(async (config) => {
    let counted;
    let mark;
    let lastId = 0;
    const reset = () => {
        counted = { connections: 0, messages: 0, tooSmall: 0, bytes: 0 };
        mark = process.cpuUsage();
    };
    reset();
    const server = new SMTPServer({
        key: config.key,
        cert: config.cert,
        authMethods: ['PLAIN', 'LOGIN'],
        // A name server has no part in this, and who is idle while others are measured is not thrown out.
        disableReverseLookup: true,
        socketTimeout: 600_000,
        onConnect(session, callback) {
            counted.connections++;
            callback();
        },
        onAuth(auth, session, callback) {
            const known = session.secure && auth.username === config.user && auth.password === config.password;
            callback(known ? null : new Error('Authentication Credentials Invalid'), { user: auth.username });
        },
        onData(stream, session, callback) {
            let bytes = 0;
            stream.on('data', (chunk) => (bytes += chunk.length));
            stream.on('end', () => {
                counted.messages++;
                counted.bytes += bytes;
                counted.tooSmall += bytes < config.minBytes ? 1 : 0;
                callback(null, `Ok ${String(++lastId).padStart(12, '0')}`);
            });
        },
    });
    // Clients that hang up are theirs to explain: what did not arrive is missing in the count.
    server.on('error', () => {});
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const answer = () => {
        const taken = { ...counted, cpuMicros: cpuSince(mark) };
        reset();
        return taken;
    };
    return { ready: { port: server.server.address().port, version }, answer };
});
