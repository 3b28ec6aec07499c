import { describe, expect, it } from '@jest/globals';
import { signed } from '../approval/testing/samples.js';
import type { PayFromCapital } from './api.js';
import type { CapitalAccount } from './capital-account.js';
import { openCapitalAccount, recordCapitalReceipt } from './open-capital-account.js';
import { payFromCapital, type PayingFacts } from './pay-from-capital.js';
import { capitalPolicyAt, setCapitalPolicy } from './set-capital-policy.js';
import {
    account,
    cny,
    enterpriseUscc,
    id,
    letter,
    morning,
    order,
    policy,
    populationOf,
    proof,
} from './testing/samples.js';

const facts: PayingFacts = { account, policy, population: undefined, at: morning };
const dollars = { currency: 'USD', minorUnits: 1n };
const nothing = { currency: 'CNY', minorUnits: 0n };

describe('capitalPolicyAt', () => {
    it('gives the policy of the day in China, and refuses before the first: CAPITAL_POLICY_MUST_BE_IN_FORCE', () => {
        const later = { ...policy, effectiveFrom: '2026-04-01', seedBlocks: 9 };
        const first = setCapitalPolicy(policy, { book: undefined, setAt: morning, signed });
        const book = setCapitalPolicy(later, { book: first, setAt: morning, signed });

        expect(capitalPolicyAt(book, '2026-03-31T15:59:59.999Z')).toEqual(policy);
        expect(capitalPolicyAt(book, '2026-03-31T16:00:00.000Z')).toEqual(later);
        expect(() => capitalPolicyAt(undefined, morning)).toThrow('CAPITAL_POLICY_MUST_BE_IN_FORCE');
    });
});

describe('openCapitalAccount', () => {
    const request = { capitalAccountId: id(1), enterpriseUscc, kind: 'FOREIGN_DEBT', currency: 'CNY' } as const;
    const asking = { bank: 'HaizhouBankMSP', askedAt: morning, policy };

    it('opens one on which nothing is, and nothing is paid before a registrar has said how', () => {
        expect(openCapitalAccount(request, asking)).toMatchObject({
            standing: 'REQUESTED',
            received: nothing,
            paid: nothing,
        });
    });

    it('refuses: CURRENCY_MUST_BE_IN_CAPITAL_POLICY', () => {
        expect(() => openCapitalAccount({ ...request, currency: 'XAU' }, asking)).toThrow(
            'CURRENCY_MUST_BE_IN_CAPITAL_POLICY',
        );
    });
});

describe('recordCapitalReceipt', () => {
    const request = { receiptId: id(3), capitalAccountId: id(1), amount: cny(5n), reference: 'CIPS 1' };

    it('adds what came in', () => {
        const { account: after, receipt } = recordCapitalReceipt(request, { account, at: morning });

        expect(after).toEqual({ ...account, received: cny(10_000_005n) });
        expect(receipt).toEqual({ ...request, bank: account.bank, receivedAt: morning });
    });

    it.each([
        ['AMOUNT_MUST_BE_POSITIVE', { ...dollars, minorUnits: 0n }],
        ['RECEIPT_MUST_BE_IN_CURRENCY_OF_ACCOUNT', dollars],
    ])('refuses: %s', (code, amount) => {
        expect(() => recordCapitalReceipt({ ...request, amount }, { account, at: morning })).toThrow(code);
    });
});

describe('payFromCapital', () => {
    it('pays on a commitment letter, and opens a population for as many days as the policy says', () => {
        const paid = payFromCapital(order, facts);
        const populationId = order.capitalPaymentId;

        expect(paid.account).toEqual({ ...account, paid: cny(2_250_000n) });
        expect(paid.payment).toEqual({
            ...order,
            bank: account.bank,
            enterpriseUscc,
            sentAt: morning,
            membership: { populationId, stratum: 'ORDINARY' },
        });
        expect(paid.population).toEqual({
            ...populationOf(0),
            populationId,
            members: { ORDINARY: [order.capitalPaymentId], LARGE: [] },
        });
    });

    it('puts the next one behind those before it, by its size', () => {
        const population = populationOf(2, 1);
        const large = { ...order, amount: cny(7_000_000n) };
        const oneFenLess = { ...order, amount: cny(6_999_999n, 99n) };

        expect(payFromCapital(large, { ...facts, population }).population?.members).toEqual({
            ...population.members,
            LARGE: [...population.members.LARGE, order.capitalPaymentId],
        });
        expect(payFromCapital(oneFenLess, { ...facts, population }).population?.members).toEqual({
            ...population.members,
            ORDINARY: [...population.members.ORDINARY, order.capitalPaymentId],
        });
    });

    it('pays what is left to the last fen', () => {
        const all = { ...order, amount: cny(8_000_000n) };

        expect(payFromCapital(all, facts).account.paid).toEqual(account.received);
    });

    it('pays on proof, which is not drawn from, also where the enterprise has to prove', () => {
        const standing = 'CASE_BY_CASE';
        const paid = payFromCapital({ ...order, basis: proof }, { ...facts, account: { ...account, standing } });

        expect(Object.keys(paid)).toEqual(['account', 'payment']);
        expect(paid.payment.membership).toBeUndefined();
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    const badLetter = { ...letter, tradeClass: 'C' } as const;
    const early = { ...badLetter, signedOn: '2026-04-01' };
    const overdrawn = { amount: cny(8_000_000n, 1n), basis: early };
    const forbidden: Partial<PayFromCapital> = { ...overdrawn, use: 'LENDING_TO_OUTSIDERS' };
    const caseByCase: Partial<CapitalAccount> = { standing: 'CASE_BY_CASE' };
    it.each<[string, Partial<PayFromCapital>, Partial<CapitalAccount>]>([
        [
            'AMOUNT_MUST_BE_POSITIVE',
            { ...forbidden, amount: { ...dollars, minorUnits: 0n } },
            { standing: 'REQUESTED' },
        ],
        ['CAPITAL_ACCOUNT_MUST_BE_REGISTERED', { ...forbidden, amount: dollars }, { standing: 'REQUESTED' }],
        ['PAYMENT_MUST_BE_IN_CURRENCY_OF_ACCOUNT', { ...forbidden, amount: dollars }, caseByCase],
        ['USE_MUST_NOT_BE_ON_NEGATIVE_LIST', forbidden, caseByCase],
        ['PAYMENT_MUST_NOT_EXCEED_CAPITAL_BALANCE', overdrawn, caseByCase],
        ['PAYMENT_MUST_BE_PROVEN_BEFORE', { basis: early }, caseByCase],
        ['COMMITMENT_LETTER_MUST_NOT_BE_SIGNED_IN_FUTURE', { basis: early }, {}],
        ['CLASS_MUST_BE_ELIGIBLE', { basis: badLetter }, {}],
    ])('refuses: %s', (code, changes, standing) => {
        const acting = { ...facts, account: { ...account, ...standing } };

        expect(() => payFromCapital({ ...order, ...changes }, acting)).toThrow(code);
    });

    it('refuses by the negative list what is proven too, and what exceeds the balance', () => {
        expect(() => payFromCapital({ ...order, basis: proof, use: 'SECURITIES' }, facts)).toThrow(
            'USE_MUST_NOT_BE_ON_NEGATIVE_LIST',
        );
        expect(() => payFromCapital({ ...order, basis: proof, amount: cny(8_000_000n, 1n) }, facts)).toThrow(
            'PAYMENT_MUST_NOT_EXCEED_CAPITAL_BALANCE',
        );
    });

    it('refuses in a currency that a later policy has left out: CURRENCY_MUST_BE_IN_CAPITAL_POLICY', () => {
        const without = { ...policy, largeFrom: [{ currency: 'EUR', minorUnits: 1n }] };

        expect(() => payFromCapital(order, { ...facts, policy: without })).toThrow(
            'CURRENCY_MUST_BE_IN_CAPITAL_POLICY',
        );
    });
});
