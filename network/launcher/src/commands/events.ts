import { setTimeout as pause } from 'node:timers/promises';
import { Command } from 'commander';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { doorOf, type Door } from './door-of.js';
import type { ChangeCommandOptions } from './organisation.js';
import { wholeNumberFrom } from './whole-number.js';

const againMilliseconds = 1_000;

interface EventsOptions {
    readonly folder: string;
    readonly after: number;
    readonly count?: number;
}

/** `cohong events …`: what happens on the ledger that concerns an organisation, as its gateway tells a user. */
export function eventsCommand({ folder, print }: ChangeCommandOptions): Command {
    return new Command('events')
        .argument('<user>', 'who asks, such as HaizhouBankMSP/auditor-1')
        .description('follow the events of an organisation, one line of JSON each, until Ctrl-C')
        .option('--after <id>', 'only those after this one', wholeNumberFrom(0), 0)
        .option('--count <number>', 'end after so many', wholeNumberFrom(1))
        .option('--folder <path>', 'where certificates, logs and state are kept', folder)
        .action(async (user: string, { folder: asked, after, count = Infinity }: EventsOptions) => {
            const door = doorOf(asked, user);
            let printed = 0;
            for await (const event of following(door, after)) {
                print(event);
                printed += 1;
                if (printed >= count) {
                    return;
                }
            }
        });
}

/** Comes back with the last id when a stream ends, which each does after a while. */
async function* following(door: Door, after: number): AsyncGenerator<string> {
    let last = String(after);
    for (;;) {
        try {
            for await (const { id, data } of await open(door, last)) {
                if (id !== undefined) {
                    yield data;
                    last = id;
                }
            }
        } catch (error) {
            if (error instanceof Refused) {
                throw error;
            }
            // The gateway is away, or broke off.
        }
        await pause(againMilliseconds);
    }
}

/** The gateway has answered, and will not be persuaded. */
class Refused extends Error {}

async function open({ url, headers }: Door, last: string) {
    const response = await fetch(`${url}/v1/events/stream?after=${last}`, { headers: await headers() });
    if (!response.ok || response.body === null) {
        throw new Refused(`The gateway answered ${response.status}: ${await response.text()}`);
    }
    return response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
}
