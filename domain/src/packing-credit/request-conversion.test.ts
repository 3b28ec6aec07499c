import { describe, expect, it } from '@jest/globals';
import { declarationNumber, morning, releaseCode, yuan } from '../receivable/testing/samples.js';
import { loanAskedFor } from './convert-packing-credit.js';
import type { PackingCredit } from './packing-credit.js';
import { requestConversion } from './request-conversion.js';
import { converting, disbursed, reserved } from './testing/samples.js';

const { packingCreditId } = disbursed;
const request = { packingCreditId, declarationNumber, releaseCode, amount: yuan(300n) };
const ask = (changes: object = {}, packingCredit: PackingCredit = disbursed) =>
    requestConversion({ ...request, ...changes }, { packingCredit, askedAt: morning });

describe('requestConversion', () => {
    it('leaves a wish for all that is outstanding, or a part of it, for a registrar: nothing moves', () => {
        expect(ask()).toEqual(converting);
        const { conversions } = ask({ dueOn: '2026-06-30' });
        expect(loanAskedFor({ ...disbursed, conversions }, 'f'.repeat(32)).dueOn).toBe('2026-06-30');
        expect(ask({ amount: yuan(1n) }).conversions).toMatchObject([{ amount: yuan(1n), status: 'REQUESTED' }]);
    });

    it('may be asked again after one that was refused', () => {
        const refused = { ...converting.conversions[0]!, status: 'REFUSED' as const };

        expect(ask({}, { ...disbursed, conversions: [refused] }).conversions).toHaveLength(2);
    });

    const dollars = { currency: 'USD', minorUnits: 99_999_999n };
    const imported = { declarationNumber: '310120261000000017' };
    it.each<[string, object, PackingCredit]>([
        ['PACKING_CREDIT_MUST_BE_DISBURSED', imported, { ...converting, status: reserved.status }],
        ['EARLIER_CONVERSION_MUST_BE_DECIDED', imported, converting],
        ['DECLARATION_MUST_BE_EXPORT', { ...imported, amount: yuan(0n) }, disbursed],
        ['AMOUNT_MUST_BE_POSITIVE', { amount: yuan(0n) }, disbursed],
        ['DUE_DATE_MUST_BE_IN_FUTURE', { amount: dollars, dueOn: '2026-03-31' }, disbursed],
        ['CURRENCY_MUST_MATCH_PACKING_CREDIT', { amount: dollars }, disbursed],
        ['CONVERSION_MUST_NOT_EXCEED_OUTSTANDING', { amount: yuan(300n, 1n) }, disbursed],
    ])('refuses: %s', (code, changes, packingCredit) => {
        expect(() => ask(changes, packingCredit)).toThrow(code);
    });
});
