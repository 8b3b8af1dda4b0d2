// Sends with nodemailer, so many messages at a time. "send 100" answers with how long 100 messages took.
import { createRequire } from 'node:module';
import { cpuSince, serve } from './peer.mjs';

const require = createRequire(import.meta.url);

serve(async (config) => {
    const nodemailer = require(config.module);
    const { version } = require(`${config.module}/package.json`);
    const transport = nodemailer.createTransport({
        host: config.host,
        port: config.port,
        secure: config.tls === 'TLS',
        requireTLS: config.tls === 'STARTTLS',
        tls: { ca: config.ca },
        ...(config.auth && { auth: { user: config.user, pass: config.password } }),
        ...(config.pooled && { pool: true, maxConnections: config.inFlight }),
    });
    const send = (number) =>
        transport.sendMail({
            from: config.from,
            to: config.to,
            subject: `${config.subject} ${number}`,
            html: config.html,
            text: config.text,
        });
    const answer = async (line) => {
        const count = Number(line.split(' ')[1]);
        const mark = process.cpuUsage();
        const start = process.hrtime.bigint();
        let next = 0;
        const sender = async () => {
            while (next < count) {
                await send(next++);
            }
        };
        try {
            await Promise.all(Array.from({ length: config.inFlight }, sender));
        } catch (error) {
            return { failure: String(error.message) };
        }
        return { nanos: Number(process.hrtime.bigint() - start), cpuMicros: cpuSince(mark) };
    };
    return { ready: { version }, answer };
});
