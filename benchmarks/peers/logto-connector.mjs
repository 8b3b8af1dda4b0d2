// The Logto SES connector as a service: a POST sends a message. In the environment: PEER_PORT, SES_ENDPOINT, and CONNECTOR, a
// file with its configuration.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

// How the AWS SDK that the connector brings learns of an endpoint.
process.env.AWS_ENDPOINT_URL = process.env.SES_ENDPOINT;
const { default: createConnector } = await import('@logto/connector-aws-ses');
const config = JSON.parse(readFileSync(process.env.CONNECTOR, 'utf8'));
const connector = await createConnector({ getConfig: async () => config });

async function send(request, response) {
    const chunks = [];
    for await (const chunk of request) {
        chunks.push(chunk);
    }
    const { to, usageType, payload } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    try {
        await connector.sendMessage({ to, type: usageType, payload });
        response.writeHead(202, { 'Content-Length': '0' }).end();
    } catch {
        response.writeHead(502, { 'Content-Length': '0' }).end();
    }
}

const server = createServer((request, response) => {
    send(request, response).catch(() => response.destroy());
});
server.listen(Number(process.env.PEER_PORT), '127.0.0.1', () => console.log(`LISTENING ${server.address().port}`));
