import type { CohongContext, Ledger } from '@cohong/chaincode-runtime';
import type { DescribedDocument } from '@cohong/domain/fingerprint/described-document';
import { fingerprintsOf, identityOf } from '@cohong/domain/fingerprint/fingerprint';
import { retireEpoch, rotateKeys, type FingerprintKeys } from '@cohong/domain/fingerprint/fingerprint-keys';
import { Refusal } from '@cohong/domain/kernel/refusal';
import type { Financing } from '@cohong/domain/receivable/financing';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DocumentRegister, firstKeys } from '../../chaincode/trade/src/fingerprint/document-register.js';
import { EpochCounts } from '../../chaincode/trade/src/fingerprint/epoch-counts.js';
import { FingerprintFile } from '../../chaincode/trade/src/fingerprint/fingerprint-file.js';
import { fingerprintKeys } from '../../chaincode/trade/src/fingerprint/records.js';
import { registryPepper } from '../../chaincode/trade/src/registry/registry-file.js';
import { seed } from '../seed.js';
import { Shelf } from './shelf.js';

const numRuns = Number(process.env['RUNS'] ?? 40);
const pepper = '5e'.repeat(32);
const now = '2026-03-31T01:00:00.000Z';

const invoice = (n: number): DescribedDocument => ({
    kind: 'COMMERCIAL_INVOICE',
    // Some are alike by their numbers, some by what they are over.
    documentReference: ['A-105', 'A-1O5-B', 'A-00105', 'B-7', 'C-8', 'C-8 COPY'][n]!,
    issueDate: '2026-03-01',
    totalAmount: {
        currency: 'CNY',
        minorUnits: [1_000_000n, 1_005_000n, 5_000_000n, 1_002_000n, 70_000n, 70_000n][n]!,
    },
    seller: { partyName: 'Straits Provisions', countryCode: 'SG' },
    buyer: { partyName: n < 4 ? 'Harbour Foods' : 'Pier Foods', countryCode: 'DE' },
});
const documents = [0, 1, 2, 3, 4, 5].map(invoice);
const bill: DescribedDocument = { kind: 'SEA_WAYBILL', carrierCode: 'MAEU', documentReference: 'X1' };
const pool: readonly DescribedDocument[] = [...documents, bill, { ...bill, carrierCode: 'COSU' }];

const financingOf = (n: number, status: Financing['status'], of: readonly DescribedDocument[]): Financing =>
    ({
        financingId: n.toString(16).padStart(32, '0'),
        bank: 'HaizhouBankMSP',
        exporterUscc: '91330206MA2CH0012E',
        status,
        repayments: [],
        documents: of,
    }) as unknown as Financing;

/** The registry, and beside it what is to be found there. */
class World {
    readonly shelf = new Shelf('registry');
    readonly financed = new Map<number, readonly DescribedDocument[]>();
    #keys: FingerprintKeys = firstKeys(pepper);
    #isStored = false;

    async begin(): Promise<void> {
        await this.shelf.transact(async (ledger) => {
            await ledger.in('registry').insert(registryPepper, { pepper });
        });
    }

    async keep(financing: Financing): Promise<void> {
        await this.shelf.transact(async (ledger) => {
            const register = registerOn(ledger);
            await register.keep(financing);
            await register.save();
        });
    }

    async rotate(secret: string): Promise<void> {
        await this.#save(rotateKeys(this.#keys, { secret, since: now }));
    }

    async retire(epoch: number): Promise<void> {
        await this.shelf.transact(async (ledger) => {
            const filed = await new EpochCounts(ledger.in('registry'), pepper).of(epoch);
            expect(filed.filed).toBe(this.shelf.count('fingerprint', String(epoch)));
            await this.#save(retireEpoch(this.#keys, epoch, filed));
        });
    }

    async refile(limit: number): Promise<void> {
        const parts = { keys: this.#keys, pepper };
        const items = await this.shelf.transact((ledger) =>
            new FingerprintFile(ledger.in('registry'), parts).listToRefile(limit),
        );
        await this.shelf.transact(async (ledger) => {
            const file = new FingerprintFile(ledger.in('registry'), parts);
            for (const item of items) {
                await file.refile(item);
            }
            await file.save();
        });
    }

    /** Which financings a document is like, as the registry tells it. */
    async found(document: DescribedDocument): Promise<string[]> {
        const [matches = []] = await this.shelf.transact((ledger) => registerOn(ledger).matchesOf([document]));
        return matches.map(({ filing }) => `${Number(filing.financingId)} ${filing.document}`).sort();
    }

    /** The same by comparing it with each document. */
    like(document: DescribedDocument): string[] {
        const texts = textsOf(document);
        return [...this.financed]
            .flatMap(([n, of]) => of.map((each) => ({ n, each })))
            .filter(({ each }) => textsOf(each).some((text) => texts.includes(text)))
            .map(({ n, each }) => `${n} ${identityOf(each)}`)
            .sort();
    }

    async #save(keys: FingerprintKeys): Promise<void> {
        const isStored = this.#isStored;
        await this.shelf.transact(async (ledger) => {
            const registry = ledger.in('registry');
            await (isStored ? registry.replace(fingerprintKeys, keys) : registry.insert(fingerprintKeys, keys));
        });
        this.#keys = keys;
        this.#isStored = true;
    }
}

function registerOn(ledger: Ledger): DocumentRegister {
    const context: unknown = { ledger, now };

    return new DocumentRegister(context as CohongContext);
}

const textsOf = (document: DescribedDocument): string[] =>
    fingerprintsOf(document).map(({ rule, text }) => `${rule} ${text}`);

type Step = (world: World) => Promise<void>;
const file = fc
    .record({ n: fc.nat(7), of: fc.subarray([...pool], { minLength: 1, maxLength: 3 }) })
    .map(({ n, of }): Step => async (world) => {
        if (!world.financed.has(n)) {
            await world.keep(financingOf(n, 'RESERVED', of));
            world.financed.set(n, of);
        }
    });
const end = fc.nat(7).map((n): Step => async (world) => {
    const of = world.financed.get(n);
    if (of !== undefined) {
        await world.keep(financingOf(n, 'WITHDRAWN', of));
        world.financed.delete(n);
    }
});
const rotate = fc.integer({ min: 1, max: 255 }).map(
    (n): Step =>
        (world) =>
            world.rotate(n.toString(16).padStart(2, '0').repeat(32)),
);
const refile = fc.integer({ min: 1, max: 30 }).map(
    (limit): Step =>
        (world) =>
            world.refile(limit),
);
const retire = fc.integer({ min: 1, max: 4 }).map(
    (epoch): Step =>
        (world) =>
            world.retire(epoch),
);
const history = fc.array(
    fc.oneof(
        { arbitrary: file, weight: 4 },
        { arbitrary: end, weight: 2 },
        rotate,
        { arbitrary: refile, weight: 2 },
        {
            arbitrary: retire,
            weight: 2,
        },
    ),
    { minLength: 3, maxLength: 30 },
);

describe(`keys of fingerprints that change by epochs (RUNS=${numRuns} SEED=${seed})`, () => {
    it('lose no match, in whatever order documents are filed and ended and keys made, carried over and forgotten', async () => {
        let retired = 0;
        await fc.assert(
            fc.asyncProperty(history, async (steps) => {
                const world = new World();
                await world.begin();
                for (const step of steps) {
                    const isRefused = await step(world).then(
                        () => false,
                        (error: unknown) => {
                            if (!(error instanceof Refusal)) {
                                throw error;
                            }
                            return true;
                        },
                    );
                    retired += Number(!isRefused && world.shelf.count('fingerprint', '1') === 0);
                    for (const document of pool) {
                        expect(await world.found(document)).toEqual(world.like(document));
                    }
                }
            }),
            { numRuns, seed },
        );
        expect(retired).toBeGreaterThan(0);
    }, 120_000);
});
