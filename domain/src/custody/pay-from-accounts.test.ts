import { describe, expect, it } from '@jest/globals';
import { idOf, morning, yuan } from '../dcep/testing/samples.js';
import { payFromAccounts, type OrderedPayment, type PayingFacts } from './pay-from-accounts.js';
import {
    account,
    obligation,
    cycleId,
    custody,
    inside,
    institutionId,
    ordered,
    outside,
    paying,
    queued,
    second,
} from './testing/samples.js';

describe('payFromAccounts', () => {
    it('inside the institution changes two balances, and nothing else', () => {
        const { payments, orders, accounts, obligations, ...rest } = payFromAccounts([ordered(inside)], paying);

        expect(accounts).toEqual([
            { ...account, balance: yuan(70n) },
            { ...second, balance: yuan(30n) },
        ]);
        const { amount, message } = queued;
        const booked = { paymentId: idOf(3), payer: institutionId, payee: inside.payee, amount, message };
        expect(payments).toEqual([{ ...booked, status: 'BOOKED', transferredAt: morning }]);
        expect(orders).toMatchObject([{ paymentId: idOf(3), accountId: account.accountId }]);
        expect([obligations, rest]).toEqual([[], {}]);
    });

    it('to another institution leaves the account at once, and is under way', () => {
        const paid = payFromAccounts([ordered(outside)], paying);

        expect(paid.accounts).toEqual([{ ...account, balance: yuan(70n) }]);
        expect(paid.payments).toEqual([queued]);
        expect(paid.obligations).toEqual([{ ...obligation, total: yuan(50n) }]);
        expect(paid.custody).toEqual({ ...custody, underWay: yuan(80n) });
    });

    it('lets one order pay on what another has brought, and adds up what goes to one institution', () => {
        const onward = { ...outside, paymentId: idOf(4), accountId: second.accountId, amount: yuan(30n) };
        const paid = payFromAccounts([ordered(inside), ordered(onward), ordered(outside)], paying);

        expect(paid.accounts.map(({ balance }) => balance)).toEqual([yuan(40n), yuan(0n)]);
        expect(paid.obligations).toEqual([{ ...obligation, total: yuan(80n) }]);
        expect(paid.custody?.underWay).toEqual(yuan(110n));
    });

    it('says which of several is at fault, and pays none', () => {
        const pay = () => payFromAccounts([ordered(inside), ordered({ ...outside, amount: yuan(70n, 1n) })], paying);

        const code = 'ACCOUNT_MUST_COVER_AMOUNT';
        expect(refusalOf(pay)).toMatchObject({ code, detail: { payment: 1 } });
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    const own = { institutionId, accountId: account.accountId };
    it.each<[string, Partial<typeof outside & OrderedPayment>, Partial<PayingFacts>]>([
        ['CUSTODY_ACCOUNT_MUST_EXIST', { isPayerFrozen: true }, { accounts: [second] }],
        ['WALLET_MUST_NOT_BE_FROZEN', { keyVersion: 2, isPayerFrozen: true }, {}],
        ['KEY_MUST_BE_CURRENT', { keyVersion: 2, isSigned: false }, {}],
        ['SIGNATURE_MUST_BE_OF_HOLDER', { isSigned: false, isIdTaken: true }, {}],
        ['CUSTODY_PAYMENT_MUST_BE_NEW', { amount: yuan(0n), isIdTaken: true }, {}],
        ['AMOUNT_MUST_BE_POSITIVE', { amount: yuan(0n), isPayeeThere: false }, {}],
        ['PAYEE_ACCOUNT_MUST_EXIST', { payee: own, isPayeeThere: false }, {}],
        ['PAYEE_MUST_DIFFER_FROM_PAYER', { payee: own, amount: yuan(101n) }, {}],
        ['ACCOUNT_MUST_COVER_AMOUNT', { amount: yuan(100n, 1n) }, { cycleId: '2026-03-30.CUSTODY' }],
        ['CYCLE_MUST_BE_OF_TODAY', {}, { cycleId: '2026-03-30.CUSTODY', outcome: 'FAILED' }],
        ['CYCLE_MUST_NOT_HAVE_ENDED', {}, { outcome: 'FAILED', obligations: [] }],
        ['is loaded', {}, { obligations: [] }],
        ['OBLIGATION_MUST_BE_OPEN', {}, { obligations: [{ ...obligation, isClosed: true }] }],
    ])('refuses: %s', (code, broken, brokenFacts) => {
        const { order } = ordered({ ...outside, ...broken });

        expect(() => payFromAccounts([ordered(order, broken)], { ...paying, ...brokenFacts })).toThrow(code);
    });

    it('takes an id once within a batch, too: CUSTODY_PAYMENT_MUST_BE_NEW', () => {
        const twice = [ordered(outside), ordered({ ...outside, amount: yuan(1n) })];

        expect(() => payFromAccounts(twice, paying)).toThrow('CUSTODY_PAYMENT_MUST_BE_NEW');
    });

    it('is dated when it is booked', () => {
        expect(payFromAccounts([ordered(outside)], paying).payments[0]).toMatchObject({
            transferredAt: morning,
            cycleId,
        });
    });
});

function refusalOf(act: () => unknown): unknown {
    try {
        return act();
    } catch (error) {
        return error;
    }
}
