import { describe, expect, it } from '@jest/globals';
import { dollarsInYuan } from '../exchange-rate/testing/samples.js';
import type { Financing } from './financing.js';
import { repaidShares, sharesOfReceived } from './repaid-shares.js';
import { releaseCode, reserved, yuan } from './testing/samples.js';

const dollars = (minorUnits: bigint) => ({ currency: 'USD', minorUnits });
const fen = (...minorUnits: bigint[]) => minorUnits.map((each) => ({ currency: 'CNY', minorUnits: each }));

describe('repaidShares', () => {
    it('takes off the amount itself where loan and declarations are of one currency', () => {
        expect(repaidShares(yuan(100n), { owed: yuan(300n), held: [yuan(100n), yuan(200n)] })).toEqual(
            fen(3_333n, 6_667n),
        );
    });

    it('takes off the part that is repaid, rounded down, by largest remainder and then by number', () => {
        // Of 10 fen a third: 3 fen, of which each declaration has one and a half.
        expect(repaidShares(dollars(1n), { owed: dollars(3n), held: fen(5n, 5n) })).toEqual(fen(2n, 1n));
    });

    it('takes off all that is left with the last repayment', () => {
        expect(repaidShares(dollars(2n), { owed: dollars(2n), held: fen(3n, 4n) })).toEqual(fen(3n, 4n));
    });

    it('takes nothing off where it rests on no declaration', () => {
        expect(repaidShares(yuan(1n), { owed: yuan(1n), held: [] })).toEqual([]);
    });
});

describe('sharesOfReceived', () => {
    const share = (declarationNumber: string, amount: bigint) => ({
        declarationNumber,
        releaseCode,
        amount: yuan(amount),
    });
    const shares = [share('310120260000000017', 100n), share('310120260000000025', 200n)];
    const inYuan: Financing = { ...reserved, shares };

    it('shares what the buyer paid out as the loan is', () => {
        expect(sharesOfReceived(yuan(30n), inYuan)).toEqual([yuan(10n), yuan(20n)]);
    });

    it('at the rate of the loan, rounded up: a claim that is paid is not financed again', () => {
        // 1 cent is 6.9812 fen.
        expect(sharesOfReceived(dollars(1n), { ...inYuan, exchangeRate: dollarsInYuan })).toEqual(fen(2n, 5n));
    });
});
