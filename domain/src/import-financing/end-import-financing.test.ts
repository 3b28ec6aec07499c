import { describe, expect, it } from '@jest/globals';
import { morning } from '../receivable/testing/samples.js';
import { settleImportFinancing, withdrawImportFinancing } from './end-import-financing.js';
import { importFinancingStatuses, type ImportFinancing } from './import-financing.js';
import { disbursed, financed, financedByOther, requested, reserved } from './testing/samples.js';

const lastInstant = '2026-04-03T00:59:59.999Z';
const tooLate = '2026-04-03T01:00:00.000Z';
const withdrawn: ImportFinancing = { ...reserved, status: 'WITHDRAWN' };
const settle = (importFinancing: ImportFinancing, at = morning) =>
    settleImportFinancing(importFinancing, { financed, at });

describe('withdrawImportFinancing', () => {
    it('takes back a request, and gives up a reservation, which counts until a registrar has settled it', () => {
        expect(withdrawImportFinancing(requested)).toEqual({
            importFinancing: { ...requested, status: 'WITHDRAWN' },
            mustBeSettled: false,
        });
        expect(withdrawImportFinancing(reserved)).toEqual({ importFinancing: withdrawn, mustBeSettled: true });
    });

    it.each(importFinancingStatuses.filter((status) => status !== 'REQUESTED' && status !== 'RESERVED'))(
        'refuses: FINANCING_MUST_NOT_BE_DISBURSED_OR_CLOSED (%s)',
        (status) => {
            expect(() => withdrawImportFinancing({ ...disbursed, status })).toThrow(
                'FINANCING_MUST_NOT_BE_DISBURSED_OR_CLOSED',
            );
        },
    );
});

describe('settleImportFinancing', () => {
    it('frees the goods of what was given up, and of what was not paid in time', () => {
        expect(settle(withdrawn)).toEqual({ importFinancing: withdrawn, financed: financedByOther });
        expect(settle(reserved, tooLate)).toEqual({
            importFinancing: { ...reserved, status: 'EXPIRED' },
            financed: financedByOther,
        });
    });

    it('leaves alone what another bank has under the same id', () => {
        const [other, same] = financed.allocations;
        const both = { ...financed, allocations: [{ ...other!, importFinancingId: same!.importFinancingId }, same!] };

        expect(settleImportFinancing(withdrawn, { financed: both, at: morning }).financed.allocations).toEqual([
            both.allocations[0],
        ]);
    });

    it.each<[string, ImportFinancing, string]>([
        ['a request', requested, tooLate],
        ['a reservation to its last instant', reserved, lastInstant],
        ['what was paid out', disbursed, tooLate],
        ['what was repaid', { ...disbursed, status: 'REPAID' }, tooLate],
        ['what the importer has paid', { ...disbursed, status: 'PAID' }, tooLate],
        ['what was written off', { ...disbursed, status: 'WRITTEN_OFF' }, tooLate],
        ['what has expired', { ...withdrawn, status: 'EXPIRED' }, tooLate],
    ])('refuses: IMPORT_FINANCING_MUST_AWAIT_SETTLEMENT (%s)', (_what, importFinancing, at) => {
        expect(() => settle(importFinancing, at)).toThrow('IMPORT_FINANCING_MUST_AWAIT_SETTLEMENT');
    });
});
