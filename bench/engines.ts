import { NetworkUnderLoad, type Round } from './network-under-load.js';
import { percentile, ratioLine } from './statistics.js';

const pairs = Number(process.env['PAIRS'] ?? 5);
const load = { submits: 300, concurrency: 50 };

/** What the embedded network is for: nobody should wait longer for it than for the real one. */
const goal = 1;

/**
 * Submits per second, latency, start and memory of the embedded engine and of real Fabric: the same members, policies,
 * chaincode and client, in turns. The two share the machine with each other and with the client.
 */
async function main(): Promise<void> {
    if (process.env['FABRIC_BIN'] === undefined) {
        throw new Error(
            'The bench engines compares with Hyperledger Fabric: set FABRIC_BIN to the folder of its programs.',
        );
    }
    const embedded = await NetworkUnderLoad.start('embedded');
    const fabric = await NetworkUnderLoad.start('fabric').catch(async (error: unknown) => {
        await embedded.stop();
        throw error;
    });
    try {
        await compare(embedded, fabric);
    } finally {
        await embedded.stop();
        await fabric.stop();
    }
}

async function compare(embedded: NetworkUnderLoad, fabric: NetworkUnderLoad): Promise<void> {
    const sides = [embedded, fabric];
    for (const side of sides) {
        const idle = await side.mebibytesPerMember();
        console.log(
            `${side.name}: ready after ${side.startSeconds.toFixed(1)} s, ${idle.toFixed(0)} MiB per member idle`,
        );
        await side.round({ ...load, submits: load.concurrency });
    }
    const rounds = new Map<NetworkUnderLoad, Round[]>(sides.map((side) => [side, []]));
    const ratios: number[] = [];
    for (let pair = 1; pair <= pairs; pair += 1) {
        const [ours, theirs] = [await embedded.round(load), await fabric.round(load)];
        rounds.get(embedded)?.push(ours);
        rounds.get(fabric)?.push(theirs);
        ratios.push(ours.submitsPerSecond / theirs.submitsPerSecond);
        console.log(
            `pair ${pair}: ${ours.submitsPerSecond.toFixed(0)} and ${theirs.submitsPerSecond.toFixed(0)} submits/s`,
        );
    }
    for (const [side, done] of rounds) {
        const latencies = done.flatMap(({ latenciesMilliseconds }) => latenciesMilliseconds);
        const memory = await side.mebibytesPerMember();
        console.log(
            `${side.name}: ${percentile(
                done.map(({ submitsPerSecond }) => submitsPerSecond),
                50,
            ).toFixed(0)} submits/s, ` +
                `p50 ${percentile(latencies, 50).toFixed(0)} ms, p95 ${percentile(latencies, 95).toFixed(0)} ms, ` +
                `${memory.toFixed(0)} MiB per member under load`,
        );
    }
    console.log(ratioLine('engines', ratios, goal));
}

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
