import { describe, expect, it } from '@jest/globals';
import { canonicalJson, toWire } from '../../kernel/json.js';
import { closesAt, everyBank, second, third } from './testing/samples.js';
import { wantClaims, withdrawWanted } from './want-claims.js';
import { wantClaimsSchema, wantedNoticeSchema, type WantClaims } from './wanted-notice.js';

const yuan = (minorUnits: bigint) => ({ currency: 'CNY', minorUnits });
const order: WantClaims = {
    wantedId: 'f'.repeat(32),
    wanted: {
        bankClasses: ['STATE_OR_JOINT_STOCK', 'CITY_COMMERCIAL'],
        mostMonths: 6,
        amount: { least: yuan(100n), most: yuan(100n) },
        mostResales: 1,
        indication: {
            method: 'SIMPLE_YIELD',
            fromPercentPerYear: '2.7',
            toPercentPerYear: '2.85',
            perResalePercentPerYear: '0.05',
            graceDays: 0,
        },
    },
    closesAt,
};
const wanting = { bank: second, banks: everyBank, at: '2026-03-03T02:00:00.000Z' };
const posted = wantClaims(order, wanting);
const withdrawn = withdrawWanted(posted, wanting);

describe('a bank that is looking for claims', () => {
    it('says so to every bank, and takes it back', () => {
        expect(posted).toEqual({ ...order, bank: second, postedTo: everyBank, postedAt: wanting.at, status: 'OPEN' });
        expect(withdrawn).toEqual({ ...posted, status: 'WITHDRAWN', withdrawnAt: wanting.at });
        expect(wantedNoticeSchema.parse(JSON.parse(canonicalJson(withdrawn)))).toEqual(withdrawn);
    });

    it.each([
        [yuan(101n), yuan(100n)],
        [{ currency: 'USD', minorUnits: 1n }, yuan(100n)],
    ])('names no amounts that are no range (%#)', (least, most) => {
        const wanted = { ...order.wanted, amount: { least, most } };

        expect(wantClaimsSchema.safeParse(toWire(order)).success).toBe(true);
        expect(wantClaimsSchema.safeParse(toWire({ ...order, wanted })).success).toBe(false);
    });

    const reversed = { ...order.wanted, indication: { ...order.wanted.indication!, toPercentPerYear: '2.6' } };
    it.each<[string, () => unknown]>([
        [
            'WANTED_NOTICE_MUST_CLOSE_LATER',
            () => wantClaims({ ...order, wanted: reversed }, { ...wanting, at: closesAt }),
        ],
        ['RANGE_MUST_NOT_BE_REVERSED', () => wantClaims({ ...order, wanted: reversed }, wanting)],
        ['WANTED_NOTICE_MUST_BE_OF_BANK', () => withdrawWanted(withdrawn, { ...wanting, bank: third })],
        ['WANTED_NOTICE_MUST_NOT_BE_WITHDRAWN', () => withdrawWanted(withdrawn, wanting)],
    ])('is refused: %s', (code, refused) => {
        expect(refused).toThrow(code);
    });
});
