import { randomUUID } from 'node:crypto';
import type { ConsortiumReady } from './consortium-process.js';
import { holder, rate, underLoad, type Act } from './consortium-under-load.js';
import { percentile, ratioLine } from './statistics.js';

const pairs = Number(process.env['PAIRS'] ?? 5);
const acts = 640;
/** A pair is done in so many turns, so that a bad moment of the machine meets both sides. */
const turns = 4;
const atLowLoad = 40;

/** A gateway keeps each request and each envelope before it goes on; that should cost little of what a commit takes. */
const goal = 0.85;

/**
 * Acts per second over HTTP, with token, outbox and the record answered, and of the same act through the SDK in this
 * process: the same consortium, in turns. NETWORK chooses its engine.
 *
 * Both sides open wallets with the same input, the same two endorsers, the same user and the same signer, 16 at a time,
 * and wait for each until it is committed. What the two clients cost, `fetch` here and the SDK there, counts on both
 * sides, as does what the consortium's six gateways do with every block. The SDK's side keeps nothing, could not send
 * anything twice, and hears an id and no record. All of it runs on this one machine, so what is compared is work and
 * not waiting.
 */
async function main(): Promise<void> {
    await underLoad((consortium) => compare(overHttp(consortium), consortium.throughSdk));
}

async function compare(http: Act, sdk: Act): Promise<void> {
    // Both programs, and what they call, are compiled as they run: each side has a whole round to become what it stays.
    await rate(http, acts);
    await rate(sdk, acts);
    for (const [name, act] of Object.entries({ HTTP: http, SDK: sdk })) {
        const { latencies } = await rate(act, atLowLoad, 1);
        const [half, most] = [percentile(latencies, 50), percentile(latencies, 99)].map((value) => value.toFixed(0));
        console.log(`${name}, one client: p50 ${half} ms, p99 ${most} ms`);
    }
    const ratios: number[] = [];
    for (let pair = 1; pair <= pairs; pair += 1) {
        let [ourSeconds, theirSeconds] = [0, 0];
        for (let turn = 1; turn <= turns; turn += 1) {
            ourSeconds += acts / turns / (await rate(http, acts / turns)).perSecond;
            theirSeconds += acts / turns / (await rate(sdk, acts / turns)).perSecond;
        }
        const [ours, theirs] = [acts / ourSeconds, acts / theirSeconds];
        ratios.push(ours / theirs);
        console.log(`pair ${pair}: ${ours.toFixed(0)} and ${theirs.toFixed(0)} acts/s`);
    }
    console.log(ratioLine('http-overhead', ratios, goal));
}

function overHttp({ url, token }: ConsortiumReady): Act {
    return async () => {
        const response = await fetch(`${url}/v1/wallets`, {
            method: 'POST',
            headers: {
                authorization: `Bearer ${token}`,
                'content-type': 'application/json',
                'idempotency-key': randomUUID(),
            },
            body: JSON.stringify(holder),
        });
        const text = await response.text();
        if (response.status !== 201) {
            throw new Error(`The gateway answered ${response.status}: ${text}`);
        }
    };
}

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
