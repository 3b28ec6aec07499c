import { declareExportSchema } from '@cohong/domain/declaration/api';
import type { Declaration, DeclarationStanding } from '@cohong/domain/declaration/declaration';
import { declareExport } from '@cohong/domain/declaration/declare-export';
import type { ImportedLine } from '@cohong/domain/declaration/import-batch';
import { importMany, type Import } from '@cohong/domain/declaration/import-many';
import { declareImportSchema } from '@cohong/domain/import-declaration/api';
import { declareImport } from '@cohong/domain/import-declaration/declare-import';
import type { ImportDeclaration } from '@cohong/domain/import-declaration/import-declaration';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { bedLinen, rawCotton } from '@cohong/fixtures';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Readable } from 'node:stream';
import { DeclarationImport } from '../../gateway/src/declaration/declaration-import.js';
import type { ImportAnswer } from '../../gateway/src/declaration/import-answer.js';
import { importBatch } from '../../gateway/src/declaration/import-batch.js';
import { readLines } from '../../gateway/src/http/lines.js';
import type { LinesDone } from '../../gateway/src/http/route.js';
import { seed } from '../seed.js';

const caller = { mspId: 'CustomsMSP', kind: 'customs', role: 'officer' } as const;
const facts = { caller, at: '2026-12-01T09:00:00+08:00' };
const numRuns = Number(process.env['RUNS'] ?? 25);

/** What breaks a batch on its way: before it takes effect, or after, when nobody hears of it. */
type Fault = 'BEFORE' | 'AFTER' | undefined;

/** Takes batches as the ledger does: each once by its content and key, each declaration by the rules. */
class Ledger {
    readonly exports = new Map<string, Declaration>();
    readonly imports = new Map<string, ImportDeclaration>();
    readonly #done = new Map<string, string>();
    /** How often each number was filed. */
    readonly filed = new Map<string, number>();

    take(key: string, batch: object): LinesDone {
        const body = canonicalJson(batch);
        const known = this.#done.get(key + body);
        if (known !== undefined) {
            return { answer: JSON.parse(known), isReplayed: true };
        }
        const { kind, declarations } = importBatch.body.parse(JSON.parse(body));
        const lines =
            kind === 'EXPORTS'
                ? this.#file(this.exports, importMany(sentTo(this.exports, declarations), facts, declareExport))
                : this.#file(this.imports, importMany(sentTo(this.imports, declarations), facts, declareImport));
        const coded = lines.map((line) =>
            line.outcome === 'REFUSED' ? line : { ...line, releaseCode: '0'.repeat(32) },
        );
        const answer = JSON.stringify({ batchId: '0'.repeat(32), lines: coded });
        this.#done.set(key + body, answer);

        return { answer: JSON.parse(answer), isReplayed: false };
    }

    #file<Declared extends DeclarationStanding>(
        file: Map<string, Declared>,
        { lines, declarations }: Import<Declared>,
    ): readonly ImportedLine[] {
        declarations.forEach((declaration) => {
            const { declarationNumber } = declaration;
            file.set(declarationNumber, declaration);
            this.filed.set(declarationNumber, (this.filed.get(declarationNumber) ?? 0) + 1);
        });

        return lines;
    }
}

function sentTo<Asked extends { readonly declarationNumber: string }, Declared>(
    file: ReadonlyMap<string, Declared>,
    requests: readonly Asked[],
): readonly { readonly request: Asked; readonly declaration: Declared | undefined }[] {
    return requests.map((request) => ({ request, declaration: file.get(request.declarationNumber) }));
}

interface Sending {
    readonly body: string;
    readonly key: string;
    /** Of each batch. */
    readonly faults: readonly Fault[];
}

const nothing = (): Promise<void> => Promise.resolve();
const nowhere = { begin: nothing, note: nothing, end: nothing };

/** Sends a body through the gateway's own code to a ledger; gives what is told, or nothing where that is a problem. */
async function send(ledger: Ledger, { body, key, faults }: Sending): Promise<readonly ImportAnswer[]> {
    let batches = 0;
    const call = {
        user: 'officer-1',
        importId: '0'.repeat(32),
        language: 'en',
        lines: readLines(Readable.from([Buffer.from(body)]), 100_000),
        codeOf: () => 'PEER_MUST_ANSWER',
        carryOut: async (batch: object): Promise<LinesDone> => {
            const fault = faults[(batches += 1) - 1];
            if (fault === 'BEFORE') {
                throw new Error('nothing has happened');
            }
            const done = await Promise.resolve(ledger.take(key, batch));
            if (fault === 'AFTER') {
                throw new Error('nobody knows');
            }
            return done;
        },
    };
    const told: ImportAnswer[] = [];
    try {
        for await (const some of new DeclarationImport(nowhere, call as never).run()) {
            told.push(...some);
        }
    } catch {
        // Nothing was told before it broke.
    }

    return told;
}

const kinds = { right: {}, other: { voyage: '9' }, wrong: { declarationDate: '2025-01-01' } };
/** Each declaration of a few, of every third an import, rightly, with something else in it, and against a rule. */
const texts = Array.from({ length: 120 }, (_, serial) =>
    Object.values(kinds).map((change) => {
        const digits = String(serial).padStart(9, '0');
        return serial % 3 === 0
            ? canonicalJson(
                  declareImportSchema.parse({ ...rawCotton, declarationNumber: `310420261${digits}`, ...change }),
              )
            : canonicalJson(
                  declareExportSchema.parse({ ...bedLinen, declarationNumber: `310420260${digits}`, ...change }),
              );
    }),
).flat();

const line = fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...texts) },
    { weight: 1, arbitrary: fc.constantFrom('{', '', '{}') },
);
const file = fc.array(line, { minLength: 1, maxLength: 130, size: 'max' }).map((lines) => lines.join('\n'));
const fault = fc.constantFrom<Fault>(undefined, undefined, 'BEFORE', 'AFTER');
const tries = fc.array(fc.record({ cutAt: fc.double({ min: 0, max: 1, noNaN: true }), faults: fc.array(fault) }), {
    maxLength: 3,
});

describe('an import of declarations', () => {
    it('files each once and leaves none out, however it is cut off, however it breaks, however often it is sent', async () => {
        const property = fc.asyncProperty(file, tries, fc.boolean(), async (body, before, hasNewKey) => {
            const ledger = new Ledger();
            let imported = 0;
            for (const { cutAt, faults } of before) {
                const told = await send(ledger, { body: body.slice(0, body.length * cutAt), key: 'one', faults });
                imported += told.filter((each) => each.kind === 'LINE' && each.outcome === 'IMPORTED').length;
            }
            const last = await send(ledger, { body, key: hasNewKey ? 'two' : 'one', faults: [] });
            const again = await send(ledger, { body, key: 'three', faults: [] });

            expect([...ledger.filed.values()].filter((times) => times !== 1)).toEqual([]);
            expect(imported).toBeLessThanOrEqual(ledger.filed.size);
            expect(last.at(-1)).toMatchObject({ kind: 'SUMMARY', status: 'COMPLETE' });
            // What a line is told to be, the ledger has: just as it was sent, or not by this line.
            const lines = body.split('\n');
            const filed = [...ledger.exports.values(), ...ledger.imports.values()];
            const there = new Set(filed.map(({ version, ...sent }) => canonicalJson(sent)));
            const untrue = last.filter(
                (told) => told.kind === 'LINE' && told.outcome !== 'REFUSED' && !there.has(lines[told.lineNumber - 1]!),
            );
            expect(untrue).toEqual([]);
            expect(last.length - 1).toBe(lines.filter((text) => text !== '').length);
            expect(again.slice(0, -1)).toEqual(
                last.slice(0, -1).map((told) => ('releaseCode' in told ? { ...told, outcome: 'ALREADY_THERE' } : told)),
            );
        });

        await fc.assert(property, { seed, numRuns });
    }, 120_000);
});
