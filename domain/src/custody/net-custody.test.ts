import { describe, expect, it } from '@jest/globals';
import { bank, idOf, minting, morning, serialOf, yuan } from '../dcep/testing/samples.js';
import { collectCustody, type CollectingFacts } from './collect-custody.js';
import { confirmCustody, type ConfirmingFacts } from './confirm-custody.js';
import { custodyPaymentTransitions, endable, type CustodyPaymentStatus } from './custody-payment.js';
import { endPayments, type EndingFacts } from './end-payments.js';
import {
    account,
    afterwards,
    obligation,
    custody,
    cycleId,
    institutionId,
    other,
    position,
    queued,
} from './testing/samples.js';

describe('confirmCustody', () => {
    const obligations = [
        { ...obligation, total: yuan(50n) },
        { ...obligation, payer: other, payee: institutionId, total: yuan(20n), isClosed: true },
    ];
    const facts: ConfirmingFacts = {
        ...minting,
        createdAt: afterwards,
        bank,
        custody,
        obligations,
        isConfirmed: false,
        outcome: undefined,
    };
    const input = { cycleId, institutionId, positionId: idOf(5) };

    it('lays down the one net out of what is under way, and closes what it has counted', () => {
        const confirmed = confirmCustody(input, facts);

        expect(confirmed.position).toEqual(position);
        expect(confirmed.contribution).toMatchObject({ bank, institutionId, pays: yuan(30n), receives: yuan(0n) });
        expect(confirmed.closed).toEqual([{ ...obligations[0], isClosed: true }]);
        expect(confirmed.changed?.wallet).toEqual({
            institutionId,
            coin: { serial: serialOf(100), amount: yuan(120n) },
            underWay: yuan(20n),
        });
        expect(confirmed.funded).toMatchObject([
            { status: 'PENDING', coin: { serial: serialOf(101), amount: yuan(30n), parents: [serialOf(60)] } },
        ]);
    });

    it('touches no coin where it is paid, or the cycle has failed', () => {
        const paid = confirmCustody(input, {
            ...facts,
            obligations: obligations.map((each) => ({ ...each, total: yuan(20n) })),
        });
        const failed = confirmCustody(input, { ...facts, outcome: 'FAILED' });

        expect([paid.changed, paid.funded]).toEqual([undefined, []]);
        expect([failed.changed, failed.funded, failed.contribution]).toEqual([undefined, [], undefined]);
        expect(failed.position).toMatchObject({ status: 'FAILED', outgoing: yuan(50n), pays: yuan(0n) });
    });

    it.each<[string, Partial<ConfirmingFacts>]>([
        ['CYCLE_MUST_BE_OVER', { createdAt: '2026-03-31T15:59:59.999Z', isConfirmed: true }],
        ['POSITION_MUST_BE_NEW', { isConfirmed: true, outcome: 'SETTLED' }],
        ['CYCLE_MUST_NOT_HAVE_ENDED', { outcome: 'SETTLED' }],
    ])('refuses: %s', (code, broken) => {
        expect(() => confirmCustody(input, { ...facts, ...broken })).toThrow(code);
    });
});

describe('collectCustody', () => {
    const laidDown = { ...custody, coin: { serial: serialOf(60), amount: yuan(120n) }, underWay: yuan(20n) };
    const facts: CollectingFacts = { ...minting, position, outcome: 'FAILED', custody: laidDown };

    it('fetches what was laid down for a cycle that failed: it is under way again', () => {
        const { position: after, came, arrived, changed } = collectCustody(facts);

        expect([after.status, came]).toEqual(['FAILED', yuan(30n)]);
        expect(arrived).toEqual([{ serial: serialOf(101), status: 'RELEASED' }]);
        expect(changed?.wallet).toMatchObject({ coin: { amount: yuan(150n) }, underWay: yuan(50n) });
        expect(changed?.made).toMatchObject([{ coin: { parents: [serialOf(101), serialOf(60)] } }]);
    });

    it('fetches the payout of a cycle that is settled, if there is any', () => {
        const paid = { ...position, pays: yuan(0n), receives: yuan(30n) };
        const settled = collectCustody({ ...facts, position: paid, outcome: 'SETTLED', custody: undefined });

        expect(settled.arrived).toEqual([{ serial: serialOf(102), status: 'RELEASED' }]);
        expect(settled.changed?.wallet).toMatchObject({ coin: { amount: yuan(30n) }, underWay: yuan(30n) });
        expect(collectCustody({ ...facts, outcome: 'SETTLED' })).toMatchObject({ came: yuan(0n), arrived: [] });
    });

    it.each<[string, Partial<CollectingFacts>]>([
        ['POSITION_MUST_EXIST', { position: undefined }],
        ['POSITION_MUST_NOT_BE_COLLECTED', { position: { ...position, status: 'SETTLED' }, outcome: undefined }],
        ['CYCLE_MUST_HAVE_ENDED', { outcome: undefined }],
    ])('refuses: %s', (code, broken) => {
        expect(() => collectCustody({ ...facts, ...broken })).toThrow(code);
    });
});

describe('custody payment', () => {
    const states = Object.keys(custodyPaymentTransitions) as CustodyPaymentStatus[];
    const ends = ['CREDITED', 'RETURNED'] as const;
    it.each(states.flatMap((from) => ends.map((to) => [from, to] as const)))('%s → %s', (from, to) => {
        const may = (custodyPaymentTransitions[from] as readonly string[]).includes(to);
        const by = to === 'CREDITED' ? other : institutionId;
        const change = () => endable({ ...queued, status: from }, { institutionId: by, to });

        (may ? expect(change).not : expect(change)).toThrow('CUSTODY_PAYMENT_MUST_BE_QUEUED');
    });

    const settled = { ...position, status: 'SETTLED' as const };
    const failed = { ...position, status: 'FAILED' as const };
    const incoming = { ...queued, payer: other, payee: { institutionId, accountId: account.accountId } };
    const facts: EndingFacts = { institutionId, to: 'CREDITED', accounts: [account], custody, endedAt: morning };
    const crediting = { payment: incoming, position: settled, accountId: account.accountId };
    const returning = { payment: queued, position: failed, accountId: account.accountId };

    it('puts onto the account what was under way, and moves no coin', () => {
        expect(endPayments([crediting], facts)).toEqual({
            payments: [{ ...incoming, status: 'CREDITED', endedAt: morning }],
            accounts: [{ ...account, balance: yuan(130n) }],
            custody: { ...custody, underWay: yuan(20n) },
        });
    });

    it('puts it back onto the account that paid, where the cycle has failed', () => {
        expect(endPayments([returning], { ...facts, to: 'RETURNED' })).toMatchObject({
            payments: [{ status: 'RETURNED' }],
            accounts: [{ balance: yuan(130n) }],
        });
    });

    it.each<[string, () => unknown]>([
        ['CUSTODY_PAYMENT_MUST_EXIST', () => endPayments([{ ...crediting, payment: undefined }], facts)],
        ['CUSTODY_PAYMENT_MUST_EXIST', () => endPayments([{ ...crediting, payment: queued }], facts)],
        ['CYCLE_MUST_HAVE_SETTLED', () => endPayments([{ ...crediting, position }], { ...facts, accounts: [] })],
        [
            'CYCLE_MUST_HAVE_FAILED',
            () => endPayments([{ ...returning, position: settled }], { ...facts, to: 'RETURNED' }),
        ],
        ['PAYMENTS_MUST_NOT_REPEAT', () => endPayments([crediting, crediting], facts)],
        ['CUSTODY_ACCOUNT_MUST_EXIST', () => endPayments([crediting], { ...facts, accounts: [] })],
        ['was under way before', () => endPayments([crediting], { ...facts, custody: undefined })],
    ])('refuses: %s', (code, end) => {
        expect(end).toThrow(code);
    });
});
