import { describe, expect, it } from '@jest/globals';
import { Refusal } from '../kernel/refusal.js';
import type { Money } from '../kernel/money.js';
import { creditId, later, morning } from '../letter-of-credit/testing/samples.js';
import type { Debt, MeansOfPayment } from '../presentation/payment.js';
import type { Presentation } from '../presentation/presentation.js';
import { lodged } from '../timeline/testing/samples.js';
import type { Assignment } from './assignment.js';
import { coinsOf, payProceeds, type Order, type ProceedsFacts } from './pay-proceeds.js';
import type { Share } from './share.js';

const [paying, presenting] = ['HarbourBankMSP', 'HaizhouBankMSP'];
const yuan = (minorUnits: bigint): Money => ({ currency: 'CNY', minorUnits });
const uscc = '91330206MA2LM0069W';
const assigned = (number: number, amount?: Money): Assignment => ({
    creditId,
    number,
    assigningBank: presenting,
    payingBank: paying,
    assignee: { partyName: `Mill ${number}`, uscc, countryCode: 'CN' },
    ...(amount && { amount }),
    requestedAt: morning,
    answer: { outcome: 'ACKNOWLEDGED', at: morning },
});
const presentation: Presentation = { ...lodged, presentingBank: presenting, examiningBank: paying };
const facts: ProceedsFacts = { presentation, assignments: [assigned(1, yuan(300n))], transactionId: 'tx1', at: later };
const debt: Debt = {
    reference: creditId,
    amount: yuan(450n),
    debtorBank: paying,
    creditorBank: presenting,
    beneficiary: {},
};
const walletId = '7'.repeat(32);
const coins: MeansOfPayment = { kind: 'E_CNY' };
const [uetr, another] = ['eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01', 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f02'];
const outside = (reference: string) => ({ kind: 'OUTSIDE', uetr: reference }) as const;
const share = (changes: Partial<Share> = {}): Share => ({
    assignmentNumber: 1,
    amount: yuan(300n),
    means: { kind: 'E_CNY', walletId },
    ...changes,
});
const wallet = { wallet: walletId, holderUscc: uscc };
const pay = (order: Partial<Order>, change: Partial<ProceedsFacts> = {}) =>
    payProceeds(debt, { means: coins, ...order }, { ...facts, ...change });
const refusedWith = (act: () => unknown): unknown => {
    try {
        act();
    } catch (error) {
        return error instanceof Refusal ? [error.code, error.detail] : error;
    }
    return undefined;
};

describe('paying proceeds of which a part is assigned (UCP 600 art. 39)', () => {
    it('pays the assignee into its wallet and the presenter what is left, and writes down both', () => {
        const paid = pay({ shares: [share()] });

        expect(paid.coins).toMatchObject({
            amount: yuan(150n),
            to: { bank: presenting, wallet: 'vault' },
            shares: [{ ...wallet, amount: yuan(300n) }],
        });
        expect(paid.payment).toEqual({ means: 'E_CNY', transactionId: 'tx1', at: later, toAssignees: yuan(300n) });
        const made = { means: 'E_CNY', walletId, transactionId: 'tx1', at: later };
        expect(paid.assignments).toEqual([
            { ...facts.assignments[0], paid: [{ presentationNumber: 1, amount: yuan(300n), payment: made }] },
        ]);
    });

    it('records a payment outside of each part by its own reference', () => {
        const paid = pay({ means: outside(uetr), shares: [share({ means: outside(another) })] }, { part: 2 });

        expect(paid.coins).toBeUndefined();
        expect(paid.payment).toMatchObject({ uetr, toAssignees: yuan(300n) });
        expect(paid.assignments[0]?.paid).toMatchObject([{ part: 2, payment: { means: 'OUTSIDE', uetr: another } }]);
    });

    it('leaves the presenter nothing where all is assigned, and asks for no reference of nothing', () => {
        const assignments = [assigned(1)];
        const amount = yuan(450n);

        expect(pay({ shares: [share({ amount })] }, { assignments }).coins).toMatchObject({
            to: { bank: paying, ...wallet },
            amount,
        });
        const same = outside(uetr);
        const paid = pay({ means: same, shares: [share({ amount, means: same })] }, { assignments });
        expect(paid.payment.toAssignees).toEqual(amount);
    });

    it('pays as before where nobody has a part', () => {
        const paid = pay({}, { assignments: [] });

        expect(paid).toMatchObject({ coins: { amount: yuan(450n) }, assignments: [] });
        expect(paid.payment).not.toHaveProperty('toAssignees');
    });

    it('moves the coins that the gateway works out, though it knows less', () => {
        const order = { means: coins, shares: [share()] };

        expect(coinsOf(debt, order, facts.assignments)).toEqual(pay(order).coins);
    });

    const forwards = {
        transferNumber: 1,
        presentationNumber: 1,
        amount: yuan(400n),
        receivedAt: morning,
        amendments: [],
    };

    it.each<[string, Partial<ProceedsFacts>]>([
        ['reimburses a bank that has honoured', { original: { ...lodged, status: 'UNDERTAKEN' } }],
        [
            'reimburses a bank that has negotiated',
            {
                original: {
                    ...lodged,
                    status: 'NEGOTIATED',
                    negotiation: {
                        advance: yuan(1n),
                        hasRecourse: true,
                        payment: { means: 'OUTSIDE', uetr, at: morning },
                    },
                },
            },
        ],
        ['a second beneficiary has delivered for', { presentation: { ...presentation, forwards } }],
    ])('gives no assignee a part of what %s', (_words, change) => {
        expect(pay({}, change).assignments).toEqual([]);
        expect(refusedWith(() => pay({ shares: [share()] }, change))).toEqual([
            'ASSIGNEES_MUST_BE_PAID_FIRST',
            { shares: [] },
        ]);
    });

    it('gives an assignee its part where the bank that negotiated has had its advance back', () => {
        const recourse = { amount: yuan(1n), uetr, at: morning };
        const negotiation = {
            ...{ advance: yuan(1n), hasRecourse: true, recourse },
            payment: { means: 'OUTSIDE' as const, uetr, at: morning },
        };
        const original = { ...lodged, status: 'NEGOTIATED' as const, negotiation };

        expect(pay({ shares: [share()] }, { original }).assignments).toHaveLength(1);
    });

    it('gives an assignee its part where a bank has only sent the documents on (12c)', () => {
        expect(pay({ shares: [share()] }, { original: lodged }).assignments).toHaveLength(1);
    });

    const owed = { shares: [{ assignmentNumber: 1, amount: { amount: '3.00', currency: 'CNY' } }] };
    const two = [assigned(1, yuan(300n)), assigned(2, yuan(100n))];
    const second = share({ assignmentNumber: 2, amount: yuan(100n), means: outside(uetr) });

    it.each<[string, Partial<Order>, Partial<ProceedsFacts>]>([
        ['nothing for the assignee', {}, {}],
        ['a fen less', { shares: [share({ amount: yuan(299n) })] }, {}],
        ['a fen more', { shares: [share({ amount: yuan(301n) })] }, {}],
        ['as much in dollars', { shares: [share({ amount: { currency: 'USD', minorUnits: 300n } })] }, {}],
        ['another assignee', { shares: [share({ assignmentNumber: 2 })] }, {}],
        ['the assignee twice', { shares: [share(), share()] }, {}],
    ])('refuses to pay %s, and says what is owed', (_words, order, change) => {
        expect(refusedWith(() => pay(order, change))).toEqual(['ASSIGNEES_MUST_BE_PAID_FIRST', owed]);
    });

    it.each<[string, Partial<Order>, Partial<ProceedsFacts>]>([
        ['ASSIGNEES_MUST_BE_PAID_FIRST', { means: outside(uetr), shares: [second, second] }, { assignments: two }],
        [
            'PAYMENTS_OUTSIDE_MUST_HAVE_REFERENCES_OF_THEIR_OWN',
            { means: outside(uetr), shares: [share(), second] },
            { assignments: two.map((each) => ({ ...each, assignee: { partyName: 'Mill', countryCode: 'CN' } })) },
        ],
        [
            'SHARE_MUST_REACH_ASSIGNEE',
            { shares: [share()] },
            { assignments: [{ ...assigned(1, yuan(300n)), assignee: { partyName: 'Mill', countryCode: 'SG' } }] },
        ],
    ])('refuses %s', (code, order, change) => {
        expect(refusedWith(() => pay(order, change))).toEqual([code, expect.anything()]);
    });
});
