import { describe, expect, it } from '@jest/globals';
import { supplyOf } from './supply.js';

const cny = (minorUnits: bigint) => ({ currency: 'CNY', minorUnits });

describe('supplyOf', () => {
    it('is what was issued to all banks less what they gave back', () => {
        const reserves = [
            { bank: 'HaizhouBankMSP', balance: cny(1n), issued: cny(700n), destroyed: cny(200n) },
            { bank: 'PearlBankMSP', balance: cny(2n), issued: cny(30n), destroyed: cny(0n) },
        ];

        expect(supplyOf(reserves)).toEqual({
            issued: cny(730n),
            destroyed: cny(200n),
            inCirculation: cny(530n),
            reserves,
        });
    });

    it('is nothing before the first issue', () => {
        expect(supplyOf([])).toMatchObject({ inCirculation: cny(0n), reserves: [] });
    });
});
