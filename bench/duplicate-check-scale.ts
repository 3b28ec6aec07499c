import { DeclarationOffice } from './declaration-office.js';
import { ratioLine } from './statistics.js';

const pairs = Number(process.env['PAIRS'] ?? 5);
const declarations = Number(process.env['DECLARATIONS'] ?? 1_000_000);
const few = 1_000;
const checks = 150;

/** A registrar finds a declaration and what lies on it by their keys, so that it should hardly matter how many there are. */
const goal = 0.9;

/**
 * Checks for duplicate financing per second, from a bank's request to the registrar's answer, where customs has recorded a
 * million declarations, and where it has recorded a thousand: networks of their own, the same load on declarations
 * from all over in each pair, in turns. NETWORK chooses the engine, DECLARATIONS another number.
 */
async function main(): Promise<void> {
    const offices: DeclarationOffice[] = [];
    try {
        for (const number of [few, declarations]) {
            const began = performance.now();
            offices.push(await DeclarationOffice.open(number));
            const seconds = (performance.now() - began) / 1_000;
            console.log(`${number} declarations after ${seconds.toFixed(0)} s (${(number / seconds).toFixed(0)}/s)`);
        }
        await compare(offices);
    } finally {
        await Promise.all(offices.map((office) => office.stop()));
    }
}

async function compare(offices: readonly DeclarationOffice[]): Promise<void> {
    const sides = await Promise.all(
        offices.map(async (office) => ({ office, known: await office.some(checks * (pairs + 1)) })),
    );
    const ratios: number[] = [];
    for (let pair = 0; pair <= pairs; pair += 1) {
        const rates: number[] = [];
        for (const { office, known } of sides) {
            rates.push(await office.checksPerSecond(known.slice(pair * checks, (pair + 1) * checks)));
        }
        const [withFew = 0, withMany = 0] = rates;
        // In the first round all that runs is compiled.
        if (pair > 0) {
            ratios.push(withMany / withFew);
            console.log(`pair ${pair}: ${withMany.toFixed(0)} and ${withFew.toFixed(0)} checks/s`);
        }
    }
    console.log(ratioLine('duplicate-check-scale', ratios, goal));
}

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
