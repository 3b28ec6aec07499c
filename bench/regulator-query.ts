import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase, removeDatabase } from '@cohong/network';
import { RegulatorsBooks } from './regulators-books.js';
import { percentile, ratioLine } from './statistics.js';

const pairs = Number(process.env['PAIRS'] ?? 7);
const rows = Number(process.env['ROWS'] ?? 1_000_000);
const few = 10_000;
const rounds = 20;

/** What regulators ask finds some rows, or sums that are kept: it should hardly matter how many others there are. */
const goal = 0.5;

/**
 * Ten typical questions of a regulator, asked one after the other of a read model with a million rows and of one with
 * ten thousand, in turns: databases of one PostgreSQL server, filled and read as a gateway does it. Half of the rows are
 * declarations, the other half financings; ROWS is another number. For each question the time within which 95 of 100
 * answers have come is printed, in milliseconds.
 */
async function main(): Promise<void> {
    const folder = mkdtempSync(path.join(tmpdir(), 'bench-regulator-'));
    const server = await openDatabase({ folder, note: console.error });
    const books: RegulatorsBooks[] = [];
    try {
        for (const number of [few, rows]) {
            const began = performance.now();
            books.push(await RegulatorsBooks.fill(await server.addressFor(`Regulator${number}MSP`), number));
            console.log(`${number} rows after ${((performance.now() - began) / 1_000).toFixed(0)} s`);
        }
        await compare(books);
    } finally {
        await Promise.all(books.map((each) => each.close()));
        await server.stop();
        removeDatabase(folder);
        rmSync(folder, { recursive: true, force: true });
    }
}

async function compare(books: readonly RegulatorsBooks[]): Promise<void> {
    const ratios: number[] = [];
    const taken = books.map(() => new Map<string, number[]>());
    for (let pair = 0; pair <= pairs; pair += 1) {
        const rates: number[] = [];
        for (const [side, each] of books.entries()) {
            rates.push(await questionsPerSecond(each, pair > 0 ? taken[side] : undefined));
        }
        const [withFew = 0, withMany = 0] = rates;
        // In the first round all that runs is compiled, and what is asked for comes into memory.
        if (pair > 0) {
            ratios.push(withMany / withFew);
            console.log(`pair ${pair}: ${withMany.toFixed(0)} and ${withFew.toFixed(0)} questions/s`);
        }
    }
    tell95th(taken);
    console.log(ratioLine('regulator-query', ratios, goal));
}

function tell95th([ofFew, ofMany]: readonly ReadonlyMap<string, readonly number[]>[]): void {
    for (const [question, milliseconds] of ofMany ?? []) {
        const [many, few95] = [milliseconds, ofFew?.get(question) ?? []].map((each) => percentile(each, 95).toFixed(1));
        console.log(`95 % within ${many} and ${few95} ms: ${question}`);
    }
}

async function questionsPerSecond(books: RegulatorsBooks, taken = new Map<string, number[]>()): Promise<number> {
    const began = performance.now();
    let asked = 0;
    for (let round = 0; round < rounds; round += 1) {
        for (const [question, ask] of books.questions(round)) {
            const at = performance.now();
            await ask();
            taken.set(question, [...(taken.get(question) ?? []), performance.now() - at]);
            asked += 1;
        }
    }

    return (asked * 1_000) / (performance.now() - began);
}

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
