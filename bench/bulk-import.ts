import { bedLinen } from '@cohong/fixtures';
import { randomUUID } from 'node:crypto';
import type { ConsortiumReady } from './consortium-process.js';
import { clients, rate, withConsortium } from './consortium-under-load.js';
import { ratioLine } from './statistics.js';

const pairs = Number(process.env['PAIRS'] ?? 5);
const together = 1_000;
const alone = 160;

/** Most of what a declaration costs alone is what any transaction costs, and any request. */
const goal = 10;

/**
 * Declarations per second, a thousand in one import and one in each request: the same gateway of customs, the same two
 * endorsers, the same declaration but for its number, in turns. NETWORK chooses the engine.
 *
 * Those that come alone are sent 16 at a time over connections that stay open, and each is answered with its record and
 * its release code; of an import each line is answered with the code. Both sides wait until all is committed.
 */
async function main(): Promise<void> {
    await withConsortium('CustomsMSP', 'officer-1', async (customs) => {
        // Both sides are compiled as they run.
        await imported(customs);
        await declared(customs);
        const ratios: number[] = [];
        for (let pair = 1; pair <= pairs; pair += 1) {
            const [ours, theirs] = [await imported(customs), await declared(customs)];
            ratios.push(ours / theirs);
            console.log(`pair ${pair}: ${ours.toFixed(0)} and ${theirs.toFixed(0)} declarations/s`);
        }
        console.log(ratioLine('bulk-import', ratios, goal));
    });
}

let serial = 0;

function next(): string {
    serial += 1;
    return JSON.stringify({ ...bedLinen, declarationNumber: `3104202600${String(serial).padStart(8, '0')}` });
}

async function imported(customs: ConsortiumReady): Promise<number> {
    const body = Array.from({ length: together }, next).join('\n');
    const began = performance.now();
    const report = await post(customs, { path: '/v1/declaration-imports', type: 'application/x-ndjson', body });
    const seconds = (performance.now() - began) / 1_000;
    const summary = JSON.parse(report.trimEnd().split('\n').at(-1) ?? '') as { imported: number };
    if (summary.imported !== together) {
        throw new Error(`The gateway has told of ${JSON.stringify(summary)}`);
    }

    return together / seconds;
}

async function declared(customs: ConsortiumReady): Promise<number> {
    const act = async (): Promise<void> => {
        await post(customs, { path: '/v1/declarations', type: 'application/json', body: next() });
    };

    return (await rate(act, alone, clients)).perSecond;
}

async function post(
    { url, token }: ConsortiumReady,
    { path, type, body }: { readonly path: string; readonly type: string; readonly body: string },
): Promise<string> {
    const response = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': type, 'idempotency-key': randomUUID() },
        body,
    });
    const text = await response.text();
    if (!response.ok) {
        throw new Error(`The gateway answered ${response.status}: ${text}`);
    }

    return text;
}

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
