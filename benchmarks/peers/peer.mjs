// What every peer does: the first line of its input configures it, each further one is a question, each is answered by a
// line of JSON. The end of the input ends the peer.
import { createInterface } from 'node:readline';

export async function serve(start) {
    let answer;
    for await (const line of createInterface({ input: process.stdin })) {
        let reply;
        if (answer) {
            reply = await answer(line);
        } else {
            ({ ready: reply, answer } = await start(JSON.parse(line)));
        }
        process.stdout.write(JSON.stringify(reply) + '\n');
    }
    process.exit(0);
}

/** Microseconds of CPU that this process used since the mark that an earlier call returned. */
export function cpuSince(mark) {
    const { user, system } = process.cpuUsage(mark);
    return user + system;
}
