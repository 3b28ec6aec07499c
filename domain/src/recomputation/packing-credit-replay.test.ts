import { describe, expect, it } from '@jest/globals';
import type { PackingCreditPolicy } from '../packing-credit/packing-credit-policy.js';
import { advance, order } from '../packing-credit/testing/samples.js';
import { exporterUscc, idOf, morning, yuan } from '../receivable/testing/samples.js';
import { PackingCreditReplay } from './packing-credit-replay.js';
import { PastCredits } from './testing/past-credits.js';

const part = (advanceBasisPoints: number): PackingCreditPolicy => ({ ...advance, advanceBasisPoints });

function replay({ history }: PastCredits, by: PackingCreditPolicy, isTold: (at: string) => boolean = () => true) {
    const replayed = new PackingCreditReplay({ policyAt: () => by, isTold });
    history.forEach((writings) => {
        replayed.take(writings);
    });

    return replayed;
}

/** Loans of so many yuan on an order of 1 000, asked for together and decided in one batch. */
function asked(...amounts: readonly bigint[]): PastCredits {
    const past = new PastCredits();
    amounts.forEach((amount) => {
        past.ask(yuan(amount));
    });
    past.decide();

    return past;
}

describe('a policy for packing credits that is replayed', () => {
    it('changes nothing where it is the one that was in force', () => {
        const past = asked(500n, 400n, 300n);
        past.payOut(0);

        const { requests, disbursements, totals } = replay(past, advance);
        expect({ requests, disbursements }).toEqual({ requests: [], disbursements: [] });
        expect(totals).toEqual([
            {
                bank: 'HaizhouBankMSP',
                requests: 3,
                granted: { was: 2, wouldBe: 2 },
                reserved: { was: yuan(800n), wouldBe: yuan(800n) },
            },
        ]);
    });

    it('refuses where less may be advanced what was granted, and tells by how much; others then find more left', () => {
        expect(replay(asked(500n, 300n, 100n), part(6_000)).requests).toEqual([
            {
                bank: 'HaizhouBankMSP',
                packingCreditId: idOf(1),
                exporterUscc,
                order,
                amount: yuan(300n),
                decidedAt: morning,
                was: { code: 'AMOUNT_IS_RESERVED' },
                wouldBe: {
                    code: 'AMOUNT_MUST_NOT_EXCEED_WHAT_ORDER_BEARS',
                    available: yuan(100n),
                    excess: yuan(200n),
                },
            },
            expect.objectContaining({
                packingCreditId: idOf(2),
                was: { code: 'AMOUNT_MUST_NOT_EXCEED_WHAT_ORDER_BEARS', available: yuan(0n), excess: yuan(100n) },
                wouldBe: { code: 'AMOUNT_IS_RESERVED' },
            }),
        ]);
    });

    it('grants where more may be advanced what was refused', () => {
        expect(replay(asked(801n), part(9_000))).toMatchObject({
            requests: [{ was: { excess: yuan(1n) }, wouldBe: { code: 'AMOUNT_IS_RESERVED' } }],
            totals: [{ granted: { was: 0, wouldBe: 1 }, reserved: { was: yuan(0n), wouldBe: yuan(801n) } }],
        });
    });

    it('lets nothing follow from what it would not have granted', () => {
        const past = asked(700n);
        past.payOut(0);
        past.repay(0, yuan(700n), 'EXPORT_PROCEEDS');
        past.settle(0);
        past.ask(yuan(100n));
        past.decide();

        expect(replay(past, part(6_000)).requests.map(({ packingCreditId }) => packingCreditId)).toEqual([idOf(0)]);
    });

    it('frees what was repaid out of other funds, and what was given up, once a registrar has settled it', () => {
        const past = asked(400n, 200n);
        past.payOut(0);
        past.repay(0, yuan(300n));
        past.settle(0);
        past.withdraw(1);
        past.settle(1);
        past.ask(yuan(500n));
        past.decide();

        expect(replay(past, part(6_000)).requests).toEqual([]);
        expect(replay(past, part(5_999)).requests).toMatchObject([
            { packingCreditId: idOf(1) },
            { packingCreditId: idOf(2), wouldBe: { excess: yuan(0n, 10n) } },
        ]);
    });

    it('holds what it would have granted besides until its reservation is over, and no longer', () => {
        const changedAfter = (hours: number) => {
            const past = asked(850n);
            past.wait(hours);
            past.ask(yuan(800n));
            past.decide();
            return replay(past, part(9_000)).requests.map(({ wouldBe }) => wouldBe.code);
        };

        expect(changedAfter(71)).toEqual(['AMOUNT_IS_RESERVED', 'AMOUNT_MUST_NOT_EXCEED_WHAT_ORDER_BEARS']);
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
            return replay(past, { ...advance, reservationHours: 100 }).requests.length;
        };

        expect([changedAfter(99), changedAfter(100)]).toEqual([1, 0]);
    });

    it('tells which loans were paid out too late for a shorter reservation', () => {
        const past = asked(300n, 300n);
        past.wait(9);
        past.payOut(0);
        past.wait(1);
        past.payOut(1);

        expect(replay(past, { ...advance, reservationHours: 10 })).toMatchObject({
            requests: [],
            disbursements: [
                {
                    packingCreditId: idOf(1),
                    amount: yuan(300n),
                    paidAt: '2026-03-31T11:00:00.000Z',
                    code: 'PACKING_CREDIT_MUST_BE_RESERVED',
                },
            ],
        });
    });

    it('tells what was decided in its period alone', () => {
        const past = asked(701n);
        past.wait(1);
        past.ask(yuan(50n));
        past.decide();
        const { requests, totals } = replay(past, part(6_000), (at) => at > morning);

        expect(requests).toEqual([]);
        expect(totals).toMatchObject([{ requests: 1 }]);
    });
});
