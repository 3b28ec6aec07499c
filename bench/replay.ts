import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { bank, rate, underLoad, type ConsortiumUnderLoad } from './consortium-under-load.js';
import { ratioLine } from './statistics.js';

const pairs = Number(process.env['PAIRS'] ?? 5);
const acts = 320;
const gatewayScript = path.resolve(__dirname, '../../gateway/dist/main.js');

/** A read model that was lost should be back in a small part of the time in which its rows came to be. */
const goal = 20;

/**
 * Rows per second when a bank's read model is read anew from the first block and put in place, and commits per second of
 * the consortium whose blocks these are: in turns, while all gateways go on. NETWORK chooses its engine.
 */
async function main(): Promise<void> {
    await underLoad(compare);
}

async function compare({ folder, throughSdk }: ConsortiumUnderLoad): Promise<void> {
    const ratios: number[] = [];
    for (let pair = 1; pair <= pairs; pair += 1) {
        const { perSecond } = await rate(throughSdk, acts);
        const { blocks, rows, milliseconds } = await rebuild(folder);
        const rowsPerSecond = (rows * 1_000) / milliseconds;
        ratios.push(rowsPerSecond / perSecond);
        console.log(
            `pair ${pair}: ${rows} rows of ${blocks} blocks, ${rowsPerSecond.toFixed(0)} rows/s; ${perSecond.toFixed(0)} commits/s`,
        );
    }
    console.log(ratioLine('replay', ratios, goal));
}

async function rebuild(folder: string): Promise<{ blocks: number; rows: number; milliseconds: number }> {
    const configuration = path.join(folder, 'gateways', bank, 'gateway.json');
    const { stdout } = await promisify(execFile)(process.execPath, [
        gatewayScript,
        configuration,
        'rebuild-read-model',
    ]);
    return JSON.parse(stdout) as { blocks: number; rows: number; milliseconds: number };
}

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
