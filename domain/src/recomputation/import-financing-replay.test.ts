import { describe, expect, it } from '@jest/globals';
import type { ImportFinancingPolicy } from '../import-financing/import-financing-policy.js';
import { goods, policy } from '../import-financing/testing/samples.js';
import { idOf, morning, releaseCode, yuan } from '../receivable/testing/samples.js';
import { ImportFinancingReplay } from './import-financing-replay.js';
import { PastImports } from './testing/past-imports.js';

const cap = (capBasisPoints: number): ImportFinancingPolicy => ({ ...policy, capBasisPoints });
const own = { funds: 'OWN_FUNDS' } as const;

function replay({ history }: PastImports, by: ImportFinancingPolicy, isTold: (at: string) => boolean = () => true) {
    const replayed = new ImportFinancingReplay({ policyAt: () => by, releaseCodeOf: () => releaseCode, isTold });
    history.forEach((writings) => {
        replayed.take(writings);
    });

    return replayed;
}

/** Loans of so many yuan for goods of 1 000, asked for together and decided in one batch. */
function asked(...amounts: readonly bigint[]): PastImports {
    const past = new PastImports();
    amounts.forEach((amount) => {
        past.ask(yuan(amount));
    });
    past.decide();

    return past;
}

describe('a policy for import financing that is replayed', () => {
    it('changes nothing where it is the one that was in force', () => {
        const past = asked(500n, 400n, 300n);
        past.ask(yuan(200n), own);
        past.ask(yuan(1n), { code: 'f0'.repeat(16) });
        past.decide();
        past.pay(0);

        const { requests, disbursements, totals } = replay(past, policy);
        expect({ requests, disbursements }).toEqual({ requests: [], disbursements: [] });
        expect(totals).toEqual([
            {
                bank: 'HaizhouBankMSP',
                requests: 5,
                granted: { was: 3, wouldBe: 3 },
                reserved: { was: yuan(1_000n), wouldBe: yuan(1_000n) },
            },
        ]);
    });

    it('refuses under a lower cap what was granted, and tells by how much; others then find more left', () => {
        expect(replay(asked(500n, 300n, 100n), cap(6_000)).requests).toEqual([
            {
                bank: 'HaizhouBankMSP',
                importFinancingId: idOf(1),
                funds: 'LOAN',
                declarationNumber: goods.declarationNumber,
                importerUscc: goods.consignee.uscc,
                amount: yuan(300n),
                decidedAt: morning,
                was: { code: 'AMOUNT_IS_RESERVED' },
                wouldBe: { code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE', available: yuan(100n), excess: yuan(200n) },
            },
            expect.objectContaining({
                importFinancingId: idOf(2),
                was: { code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE', available: yuan(0n), excess: yuan(100n) },
                wouldBe: { code: 'AMOUNT_IS_RESERVED' },
            }),
        ]);
    });

    it('limits loans by its cap, and what importers pay themselves by the value alone', () => {
        const past = asked();
        past.ask(yuan(1_000n), own);
        past.decide();

        expect(replay(past, cap(0)).requests).toEqual([]);
        expect(replay(asked(801n), cap(9_000))).toMatchObject({
            requests: [{ was: { excess: yuan(1n) }, wouldBe: { code: 'AMOUNT_IS_RESERVED' } }],
            totals: [{ granted: { was: 0, wouldBe: 1 }, reserved: { was: yuan(0n), wouldBe: yuan(801n) } }],
        });
    });

    it.each<[string, Partial<ImportFinancingPolicy>, string]>([
        ['a tenor that is shorter', { tenor: { ...policy.tenor, maximumDays: 88 } }, 'DUE_DATE_MUST_BE_WITHIN_TENOR'],
        ['less time after the goods came in', { askedWithinDays: 20 }, 'IMPORT_MUST_BE_RECENT'],
    ])('refuses by %s', (_what, less, code) => {
        expect(replay(asked(300n), { ...policy, ...less }).requests).toMatchObject([{ wouldBe: { code } }]);
    });

    it('knows no more by another tenor of who was shown no declaration', () => {
        const past = new PastImports({ ...policy, tenor: { ...policy.tenor, maximumDays: 10 } });
        past.ask(yuan(1n), { code: 'f0'.repeat(16) });
        past.decide();

        expect(replay(past, policy).requests).toMatchObject([
            {
                was: { code: 'DUE_DATE_MUST_BE_WITHIN_TENOR' },
                wouldBe: { code: 'DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE' },
            },
        ]);
    });

    it('lets nothing follow from what it would not have granted', () => {
        const past = asked(700n);
        past.pay(0);
        past.repay(0, yuan(700n));
        past.ask(yuan(600n));
        past.decide();

        expect(replay(past, cap(6_000)).requests).toMatchObject([
            { importFinancingId: idOf(0) },
            { importFinancingId: idOf(1), wouldBe: { code: 'AMOUNT_IS_RESERVED' } },
        ]);
    });

    it('frees what was given up or came back once a registrar has settled it, and no loan that was repaid', () => {
        const past = asked(400n, 200n);
        past.pay(0);
        past.reverse(0);
        past.settle(0);
        past.withdraw(1);
        past.settle(1);
        past.ask(yuan(600n));
        past.decide();
        past.pay(2);
        past.repay(2, yuan(600n));
        past.ask(yuan(1n));
        past.decide();

        expect(replay(past, cap(6_000)).requests).toMatchObject([
            { importFinancingId: idOf(3), wouldBe: { available: yuan(0n) } },
        ]);
    });

    it('holds what it would have granted besides until its reservation is over, and no longer', () => {
        const changedAfter = (hours: number) => {
            const past = asked(850n);
            past.wait(hours);
            past.ask(yuan(800n));
            past.decide();
            return replay(past, cap(9_000)).requests.map(({ wouldBe }) => wouldBe.code);
        };

        expect(changedAfter(71)).toEqual(['AMOUNT_IS_RESERVED', 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE']);
        expect(changedAfter(72)).toEqual(['AMOUNT_IS_RESERVED']);
    });

    it('holds by a longer reservation what a registrar has ended, until that is over too', () => {
        const changedAfter = (hours: number) => {
            const past = asked(800n);
            past.wait(72);
            past.settle(0);
            past.wait(hours - 72);
            past.ask(yuan(1n));
            past.decide();
            return replay(past, { ...policy, reservationHours: 100 }).requests.length;
        };

        expect([changedAfter(99), changedAfter(100)]).toEqual([1, 0]);
    });

    it('tells which sellers were paid too late for a shorter reservation', () => {
        const past = asked(300n, 300n);
        past.wait(9);
        past.pay(0);
        past.wait(1);
        past.pay(1);

        expect(replay(past, { ...policy, reservationHours: 10 })).toMatchObject({
            requests: [],
            disbursements: [
                {
                    importFinancingId: idOf(1),
                    amount: yuan(300n),
                    paidAt: '2026-03-31T11:00:00.000Z',
                    code: 'RESERVATION_MUST_NOT_HAVE_EXPIRED',
                },
            ],
        });
    });

    it('tells which were paid after an amendment that left too little under its cap', () => {
        const past = asked(300n, 300n);
        past.amend(yuan(800n));
        past.pay(0);

        expect(replay(past, policy).disbursements).toEqual([]);
        expect(replay(past, cap(7_500)).disbursements).toEqual([]);
        expect(replay(past, cap(7_499)).disbursements).toMatchObject([
            { importFinancingId: idOf(0), code: 'DECLARATION_MUST_NOT_BE_ALERTED' },
        ]);
    });

    it('tells what was decided in its period alone', () => {
        const past = asked(701n);
        past.wait(1);
        past.ask(yuan(50n));
        past.decide();
        const { requests, totals } = replay(past, cap(6_000), (at) => at > morning);

        expect(requests).toEqual([]);
        expect(totals).toMatchObject([{ requests: 1 }]);
    });
});
