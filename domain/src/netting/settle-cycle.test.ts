import { describe, expect, it } from '@jest/globals';
import { bank, idOf, minting, morning, serialOf, yuan } from '../dcep/testing/samples.js';
import { payeeBank } from '../remittance/testing/samples.js';
import type { Money } from '../kernel/money.js';
import { collectPosition, type CollectingFacts } from './collect-position.js';
import { confirmPosition, type ConfirmingFacts } from './confirm-position.js';
import type { NettingMethod } from './cycle.js';
import { endCycle, type EndingFacts } from './end-cycle.js';
import { between, netOf } from './obligation.js';
import { afterwards, contribution, cycleId, lapsed, owed, position, third } from './testing/samples.js';

const obligations = [owed(bank, payeeBank, 100n), owed(payeeBank, bank, 10n), owed(third, bank, 30n)];

describe('netOf', () => {
    it.each<[NettingMethod, Money, Money]>([
        ['BILATERAL', yuan(90n), yuan(30n)],
        ['MULTILATERAL', yuan(60n), yuan(0n)],
    ])('%s', (method, pays, receives) => {
        expect(netOf(bank, method, obligations.map(between))).toEqual({
            outgoing: yuan(100n),
            incoming: yuan(40n),
            pays,
            receives,
        });
    });
});

describe('confirmPosition', () => {
    const facts: ConfirmingFacts = {
        ...minting,
        createdAt: afterwards,
        bank,
        obligations,
        isConfirmed: false,
        outcome: undefined,
    };
    const input = { cycleId, positionId: idOf(5) };

    it('lays down the net, holds the rest for customers, and closes what it has counted', () => {
        const confirmed = confirmPosition(input, facts);

        expect(confirmed.position).toEqual(position);
        expect(confirmed.contribution).toEqual(contribution);
        expect(confirmed.closed).toEqual(obligations.map((each) => ({ ...each, isClosed: true })));
        expect(confirmed.ended).toEqual([{ serial: serialOf(50), status: 'RELEASED' }]);
        expect(confirmed.held).toMatchObject([{ status: 'PENDING', coin: { amount: yuan(40n) } }]);
        expect(confirmed.funded).toMatchObject([{ status: 'PENDING', coin: { amount: yuan(60n) } }]);
    });

    it('of a cycle that has failed lays nothing down and holds all of it', () => {
        const confirmed = confirmPosition(input, { ...facts, outcome: 'FAILED' });

        expect(confirmed.position).toMatchObject({ status: 'FAILED', held: { amount: yuan(100n) }, pays: yuan(0n) });
        expect([confirmed.contribution, confirmed.funded]).toEqual([undefined, []]);
    });

    it.each<[string, Partial<ConfirmingFacts>]>([
        ['CYCLE_MUST_BE_OVER', { createdAt: '2026-03-31T15:59:59.999Z', isConfirmed: true }],
        ['POSITION_MUST_BE_NEW', { isConfirmed: true, outcome: 'SETTLED' }],
        ['CYCLE_MUST_NOT_HAVE_ENDED', { outcome: 'SETTLED' }],
    ])('refuses: %s', (code, broken) => {
        expect(() => confirmPosition(input, { ...facts, ...broken })).toThrow(code);
    });
});

describe('endCycle', () => {
    const creditor = {
        ...contribution,
        bank: payeeBank,
        positionId: idOf(6),
        pays: yuan(0n),
        receives: yuan(60n),
        fundedSerial: serialOf(201),
        payoutSerial: serialOf(202),
    };
    const facts: EndingFacts = {
        ...minting,
        createdAt: afterwards,
        outcome: undefined,
        contributions: [contribution, creditor],
    };

    it('ends what was laid down and makes each bank that is paid one coin, when all are there', () => {
        const { outcome, spent, made } = endCycle(cycleId, facts);

        expect(outcome).toBe('SETTLED');
        expect(spent).toEqual([{ serial: serialOf(101), status: 'RELEASED' }]);
        expect(made).toMatchObject([
            { status: 'PENDING', coin: { serial: serialOf(202), owner: idOf(6), amount: yuan(60n) } },
        ]);
    });

    it.each<[string, EndingFacts['contributions']]>([
        ['a position is missing', [contribution, undefined]],
        ['they do not add up', [contribution, { ...creditor, receives: yuan(60n, 1n) }]],
    ])('fails where at the end of the next day %s, and moves nothing', (_what, contributions) => {
        expect(endCycle(cycleId, { ...facts, contributions, createdAt: lapsed })).toEqual({
            outcome: 'FAILED',
            spent: [],
            made: [],
        });
    });

    it.each<[string, Partial<EndingFacts>]>([
        ['CYCLE_MUST_BE_OVER', { createdAt: morning, outcome: 'FAILED' }],
        ['CYCLE_MUST_NOT_HAVE_ENDED', { outcome: 'FAILED', contributions: [undefined] }],
        ['POSITIONS_MUST_BE_COMPLETE', { contributions: [undefined], createdAt: '2026-04-01T15:59:59.999Z' }],
    ])('refuses: %s', (code, broken) => {
        expect(() => endCycle(cycleId, { ...facts, ...broken })).toThrow(code);
    });
});

describe('collectPosition', () => {
    const facts: CollectingFacts = { ...minting, position, outcome: 'FAILED' };

    it('fetches what was laid down for a cycle that failed', () => {
        const { position: after, came, arrived, ended, held } = collectPosition(facts);

        expect(after).toMatchObject({ status: 'FAILED', held: { amount: yuan(100n) } });
        expect(came).toEqual(yuan(60n));
        expect([arrived, ended]).toEqual([
            [{ serial: serialOf(101), status: 'RELEASED' }],
            [{ serial: serialOf(100), status: 'RELEASED' }],
        ]);
        expect(held).toMatchObject([{ status: 'PENDING', coin: { amount: yuan(100n) } }]);
    });

    it('fetches the payout of a cycle that is settled, if there is any', () => {
        const paid = { ...position, pays: yuan(0n), receives: yuan(60n) };

        expect(collectPosition({ ...facts, outcome: 'SETTLED' }).arrived).toEqual([]);
        expect(collectPosition({ ...facts, position: paid, outcome: 'SETTLED' }).arrived).toEqual([
            { serial: serialOf(102), status: 'RELEASED' },
        ]);
    });

    it.each<[string, Partial<CollectingFacts>]>([
        ['POSITION_MUST_EXIST', { position: undefined }],
        ['POSITION_MUST_NOT_BE_COLLECTED', { position: { ...position, status: 'SETTLED' }, outcome: undefined }],
        ['CYCLE_MUST_HAVE_ENDED', { outcome: undefined }],
    ])('refuses: %s', (code, broken) => {
        expect(() => collectPosition({ ...facts, ...broken })).toThrow(code);
    });
});
