import { describe, expect, it } from '@jest/globals';
import type { Financing } from '../receivable/financing.js';
import { idOf, morning, requested, reserved, yuan } from '../receivable/testing/samples.js';
import { filingsOf, maximumFilings, merged, refiled, standingOf, type Filing } from './filing.js';
import { billOfLading, filing, invoice, rival } from './testing/samples.js';

const repaid = (source: 'EXPORT_PROCEEDS' | 'OTHER_FUNDS', isNoted = true): Financing['repayments'] => [
    {
        repaymentId: idOf(50),
        amount: yuan(300n),
        source,
        payment: { means: 'OUTSIDE', reference: 'CIPS 1' },
        receivedAt: morning,
        isNoted,
    },
];
const many = (count: number, changes: (n: number) => Partial<Filing> = () => ({})): Filing[] =>
    Array.from({ length: count }, (_, n) => ({ ...filing, financingId: idOf(n + 100), ...changes(n) }));

describe('standingOf', () => {
    it.each<[string, Partial<Financing>, string]>([
        ['a request', { status: 'REQUESTED' }, 'FREE'],
        ['a refusal', { status: 'REFUSED' }, 'FREE'],
        ['a reservation', { status: 'RESERVED' }, 'HELD'],
        ['a loan', { status: 'DISBURSED' }, 'HELD'],
        [
            'a loan of which a registrar has not seen the end',
            { status: 'REPAID', repayments: repaid('OTHER_FUNDS', false) },
            'HELD',
        ],
        ['what was given up', { status: 'WITHDRAWN' }, 'FREE'],
        ['what ran out', { status: 'EXPIRED' }, 'FREE'],
        ['what its borrower repaid', { status: 'RELEASED', repayments: repaid('OTHER_FUNDS') }, 'FREE'],
        ['what the buyer paid', { status: 'RELEASED', repayments: repaid('EXPORT_PROCEEDS') }, 'PAID'],
        ['what the buyer paid in part', { status: 'PARTIALLY_REPAID', repayments: repaid('EXPORT_PROCEEDS') }, 'PAID'],
    ])('of %s', (_what, changes, standing) => {
        expect(standingOf({ ...requested, ...changes })).toBe(standing);
    });
});

describe('filingsOf', () => {
    it('files each document of what is reserved, and none of what is not', () => {
        const financing = { ...reserved, documents: [invoice, billOfLading] };

        expect(filingsOf(financing)).toEqual([filing, { ...filing, document: 'MAEU|NGBSIN26051211' }]);
        expect(filingsOf({ ...financing, status: 'WITHDRAWN' })).toEqual([]);
        expect(filingsOf(reserved)).toEqual([]);
    });
});

describe('refiled', () => {
    it('puts what stands of a financing now in place of what stood there', () => {
        expect(refiled([rival, filing], filing, [{ ...filing, isPaid: true }])).toEqual([
            rival,
            { ...filing, isPaid: true },
        ]);
        expect(refiled([rival, filing], filing, [])).toEqual([rival]);
    });

    it('keeps so many, and lets those go that are paid before those that are held, and of these the oldest', () => {
        const full = many(maximumFilings, (n) => ({ isPaid: n === 3 }));

        expect(refiled(full, rival, [rival])).toEqual([...full.filter(({ isPaid }) => !isPaid), rival]);
        expect(refiled(many(maximumFilings), rival, [rival])).toEqual([...many(maximumFilings).slice(1), rival]);
    });
});

describe('merged', () => {
    it('has each filing once, from wherever', () => {
        expect(merged([filing], [rival, filing])).toEqual([filing, rival]);
    });
});
