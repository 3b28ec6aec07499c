import { randomUUID } from 'node:crypto';
import { bedLinen, lanternTextiles } from '@cohong/fixtures';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Answer, Client } from '../../story/client.js';
import { startTestConsortium, type TestConsortium } from '../consortium.js';
import { until } from '../../story/until.js';

const seeds = Array.from({ length: Number(process.env['SEEDS'] ?? 2) }, (_, index) => index + 1);
const requestsPerSeed = 50;
/** 90 % of the CNY 3 124 000.00 that the goods are worth, in fen. */
const cap = 281_160_000n;

/** What one seed makes of one request. All of a race together ask for more than twice the cap, withdrawn ones aside. */
const entryArbitrary = fc.record({
    bank: fc.constantFrom('HaizhouBankMSP', 'PearlBankMSP', 'HarbourBankMSP'),
    user: fc.constantFrom('maker-1', 'maker-2'),
    fen: fc.bigInt({ min: cap / 20n, max: cap / 8n }),
    withdrawal: fc.constantFrom('never', 'never', 'never', 'at once', 'when decided'),
});
type Entry = typeof entryArbitrary extends fc.Arbitrary<infer Drawn> ? Drawn : never;
const raceArbitrary = fc.array(entryArbitrary, { minLength: requestsPerSeed, maxLength: requestsPerSeed });

/** What a bank's own vault says of one request after the race, with what the bank was told during it. */
interface Outcome {
    readonly bank: string;
    readonly financingId: string;
    readonly fen: bigint;
    readonly status: string;
    readonly code: unknown;
    /** What was left when it was refused. */
    readonly available: bigint | undefined;
    /** Everything the gateway answered about it, in order. */
    readonly told: readonly string[];
}

describe('a race of three banks for one declaration, two registrars at work at once', () => {
    let consortium: TestConsortium;
    const seen = new Set<string>();

    beforeAll(async () => {
        consortium = await startTestConsortium({
            edit: (description) => ({
                ...description,
                organisations: description.organisations.map((organisation) => ({
                    ...organisation,
                    ...(organisation.registrar && { registrar: { standbySeconds: 0 } }),
                })),
            }),
        });
    }, 120_000);
    afterAll(() => consortium.stop());

    const user = (mspId: string, name: string): Client => consortium.organisation(mspId).user(name);

    /** Customs declares the same goods under a number of their own. */
    const declare = async (seed: number): Promise<{ declarationNumber: string; releaseCode: string }> => {
        const declarationNumber = `310420260${String(500_000_000 + seed)}`;
        const answer = await user('CustomsMSP', 'officer-1').post('/v1/declarations', {
            ...bedLinen,
            declarationNumber,
        });
        return { declarationNumber, releaseCode: answer.text('releaseCode') };
    };

    const run = async (entry: Entry, declared: object): Promise<Outcome> => {
        const bank = user(entry.bank, entry.user);
        const body = { ...declared, exporterUscc: lanternTextiles.uscc, amount: yuan(entry.fen) };
        const requested = await definite(bank, '/v1/financings', {
            body,
            headers: entry.withdrawal === 'at once' ? {} : { prefer: 'wait=30' },
        });
        const financingId = requested.text('financingId');
        const told = [requested.text('status')];
        if (entry.withdrawal !== 'never') {
            const withdrawn = await definite(bank, `/v1/financings/${financingId}/withdrawal`);
            told.push(withdrawn.text(withdrawn.status === 200 ? 'status' : 'code'));
        }
        const own = await until({
            what: 'a decision',
            ask: () => bank.get(`/v1/financings/${financingId}`),
            isAwaited: (answer) => answer.at('status') !== 'REQUESTED',
        });
        return {
            bank: entry.bank,
            financingId,
            fen: entry.fen,
            status: own.text('status'),
            code: own.at('decision.code'),
            available: own.at('decision.available') === undefined ? undefined : fenOf(own, 'decision.available'),
            told,
        };
    };

    it.each(seeds)(
        'seed %i: never more is granted than the goods bear, and each request has one answer',
        async (seed) => {
            const [entries] = fc.sample(raceArbitrary, { seed, numRuns: 1 });
            const declared = await declare(seed);
            const drillDown = () =>
                user('SafeMSP', 'regulator-1').get(`/v1/supervision/declarations/${declared.declarationNumber}`);

            // How the race goes is its own affair, so what must have been seen is done before it, and after it.
            const sure = { bank: 'HaizhouBankMSP', user: 'maker-1' } as const;
            const granted = await run({ ...sure, fen: 1n, withdrawal: 'when decided' }, declared);
            const race = Promise.all(entries!.map((entry) => run(entry, declared)));
            const highest = await highestDuring(race, async () => fenOf(await drillDown(), 'used'));
            const raced = await race;
            const refused = [
                await run({ ...sure, fen: cap + 1n, withdrawal: 'never' }, declared),
                await run({ ...sure, fen: cap + 1n, withdrawal: 'when decided' }, declared),
            ];
            const outcomes = [granted, ...raced, ...refused];

            expect(highest).toBeLessThanOrEqual(cap);
            outcomes.forEach((outcome) => {
                expect(answersOf(outcome)).toContainEqual(outcome.told);
                seen.add(outcome.told.join(', then '));
            });
            const reserved = outcomes.filter(({ status }) => status === 'RESERVED');
            const settled = await until({
                what: 'the release of all that was given back',
                ask: drillDown,
                isAwaited: (answer) => answer.list('allocations').length === reserved.length,
            });
            expect(allocationsIn(settled)).toEqual(reserved.map(allocationOf).sort());
            expect(fenOf(settled, 'cap')).toBe(cap);
            expect(fenOf(settled, 'used')).toBe(total(reserved));
            expect(total(reserved)).toBeLessThanOrEqual(cap);
            expect(fenOf(settled, 'available')).toBe(cap - total(reserved));
            expectRefusedByOrderAlone(outcomes);
        },
        60_000,
    );

    it('were no walk-over: in these seeds requests were granted, refused, and withdrawn before and after both', () => {
        expect([...seen].sort()).toEqual(
            expect.arrayContaining([
                'REFUSED',
                'REFUSED, then FINANCING_MUST_NOT_BE_DISBURSED_OR_CLOSED',
                'REQUESTED, then WITHDRAWN',
                'RESERVED',
                'RESERVED, then WITHDRAWN',
            ]),
        );
    });
});

/** All that a gateway may have told of a request that ended so. */
function answersOf({ status, code, fen, available }: Outcome): readonly (readonly string[])[] {
    switch (status) {
        case 'RESERVED':
            expect(code).toBe('AMOUNT_IS_RESERVED');
            return [['RESERVED']];
        case 'REFUSED': {
            expect(code).toBe('AMOUNT_MUST_NOT_EXCEED_AVAILABLE');
            expect(available).toBeLessThan(fen);
            const late = 'FINANCING_MUST_NOT_BE_DISBURSED_OR_CLOSED';
            return [['REFUSED'], ['REFUSED', late], ['REQUESTED', late]];
        }
        case 'WITHDRAWN':
            expect([undefined, 'AMOUNT_IS_RESERVED']).toContain(code);
            return [
                ['REQUESTED', 'WITHDRAWN'],
                ['RESERVED', 'WITHDRAWN'],
            ];
        default:
            throw new Error(`A request ended as ${status}.`);
    }
}

/**
 * Whoever was refused came too late, and nothing else: what is left in the end, but for what others gave back, was no
 * more than what was left when the refusal was given.
 */
function expectRefusedByOrderAlone(outcomes: readonly Outcome[]): void {
    const left = cap - total(outcomes.filter(({ status }) => status === 'RESERVED'));
    const givenBack = total(
        outcomes.filter(({ status, code }) => status === 'WITHDRAWN' && code === 'AMOUNT_IS_RESERVED'),
    );
    for (const { available } of outcomes.filter(({ status }) => status === 'REFUSED')) {
        expect(left - givenBack).toBeLessThanOrEqual(available!);
    }
}

/** Asks again and again while a race goes on, and gives the highest answer. */
async function highestDuring(race: Promise<unknown>, ask: () => Promise<bigint>): Promise<bigint> {
    let isRunning = true;
    const stop = (): void => void (isRunning = false);
    race.then(stop, stop);
    let highest = 0n;
    await until({
        what: 'the end of the race',
        ask: async () => {
            const answer = await ask();
            highest = answer > highest ? answer : highest;
        },
        isAwaited: () => !isRunning,
        seconds: 60,
    });
    return highest;
}

interface Call {
    readonly body?: object;
    readonly headers?: Readonly<Record<string, string>>;
}

/** Posts as a good client does: the same request with the same key, until the answer is a definite one. */
function definite(client: Client, path: string, { body = {}, headers = {} }: Call = {}): Promise<Answer> {
    const key = { 'idempotency-key': randomUUID() };
    return until({
        what: `a definite answer to POST ${path}`,
        ask: () => client.post(path, body, { ...headers, ...key }),
        isAwaited: (answer) =>
            answer.status < 500 && answer.status !== 202 && answer.at('code') !== 'REQUEST_MUST_NOT_BE_RUNNING',
        seconds: 50,
    });
}

function yuan(fen: bigint): { readonly amount: string; readonly currency: string } {
    return { amount: `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`, currency: 'CNY' };
}

function fenOf(answer: Answer, field: string): bigint {
    return BigInt(answer.text(`${field}.amount`).replace('.', ''));
}

function total(outcomes: readonly Outcome[]): bigint {
    return outcomes.reduce((sum, { fen }) => sum + fen, 0n);
}

function allocationOf({ bank, financingId, fen }: Outcome): string {
    return `${bank} ${financingId} ${yuan(fen).amount}`;
}

function allocationsIn(answer: Answer): readonly string[] {
    return answer
        .list('allocations')
        .map(({ bank, financingId, outstanding }) => {
            return `${String(bank)} ${String(financingId)} ${(outstanding as { amount: string }).amount}`;
        })
        .sort();
}
