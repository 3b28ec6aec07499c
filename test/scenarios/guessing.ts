import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

const script = path.join(__dirname, 'guess-worker.cjs');

/** How somebody tries to find a text behind a hash: what a careless design would make of it, and where that would lie. */
export interface Way {
    readonly called: string;
    /** What is really there: it is among the guesses, which count up around it by its last digits. */
    readonly truth: string;
    readonly form: 'plain' | 'hashed' | 'keyed';
    readonly layout: 'bare' | 'record' | 'fingerprint';
    /** Of the record. */
    readonly name?: string;
    /** Under which a keyed hash is tried, and of what kind its text is. */
    readonly secret?: string;
    readonly kind?: string;
    /** The part of all guesses that are of this way. */
    readonly share: number;
}

/** A guess that was right. */
export interface Hit {
    readonly way: string;
    readonly text: string;
}

interface Counting {
    readonly stem: string;
    readonly digits: number;
    readonly from: number;
    readonly count: number;
}

/** Tries so many guesses against the hashes, on every processor. */
export async function guessByTheMillion(
    ways: readonly Way[],
    hashes: ReadonlySet<string>,
    count: number,
): Promise<{ readonly hits: readonly Hit[]; readonly tried: number }> {
    const threads = availableParallelism();
    const counted = ways.map((way) => ({ ...way, ...around(way.truth, Math.floor(count * way.share)) }));
    const found = await Promise.all(
        Array.from({ length: threads }, (_, n) =>
            inThread(
                counted.map((way) => part(way, n, threads)),
                [...hashes],
            ),
        ),
    );

    return {
        hits: found.flatMap(({ hits }) => hits),
        tried: found.reduce((total, { tried }) => total + tried, 0),
    };
}

/** Under which key the truth would lie if that were the way. */
export function keyIfSo(way: Way): string {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the thread's own script says it, and there alone
    const { keyOf } = require(script) as { keyOf: (text: string, way: Way) => string };

    return keyOf(way.truth, way);
}

/** All numbers around the true one that many guesses reach. */
function around(truth: string, count: number): Counting {
    const digits = String(count).length;
    const stem = truth.slice(0, -digits);
    const middle = Number(truth.slice(-digits)) - Math.floor(count / 2);

    return { stem, digits, count, from: Math.max(0, Math.min(middle, 10 ** digits - count)) };
}

function part<Counted extends Counting>(way: Counted, n: number, threads: number): Counted {
    const [begin, end] = [n, n + 1].map((each) => Math.floor((way.count * each) / threads)) as [number, number];

    return { ...way, from: way.from + begin, count: end - begin };
}

function inThread(
    ways: readonly (Way & Counting)[],
    hashes: readonly string[],
): Promise<{ hits: readonly Hit[]; tried: number }> {
    return new Promise((resolve, reject) => {
        const worker = new Worker(script, { workerData: { ways, hashes } });
        worker.once('message', resolve);
        worker.once('error', reject);
    });
}
