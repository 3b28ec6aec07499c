import { describe, expect, it } from '@jest/globals';
import { locationOf } from './parties.js';
import { issuingBank, usanceTerms } from './testing/samples.js';

const { mspId } = issuingBank;

describe('where a bank of a credit is', () => {
    it.each([
        ['as its BIC says', {}, { countryCode: 'CN' }],
        ['as the credit says, before its BIC', { countryCode: 'US' }, { countryCode: 'US' }],
        [
            'in its city, where the credit names it',
            { UNLocationCode: 'USNYC' },
            { countryCode: 'US', UNLocationCode: 'USNYC' },
        ],
    ])('%s', (_, named, location) => {
        expect(locationOf({ ...usanceTerms, issuingBank: { ...issuingBank, ...named } }, mspId)).toEqual(location);
    });

    it('is known of a bank that only transfers, and of no stranger', () => {
        const transferringBank = { mspId: 'NorthBankMSP', partyName: 'North Bank', countryCode: 'DE' };

        expect(locationOf({ ...usanceTerms, transferringBank }, 'NorthBankMSP')).toEqual({ countryCode: 'DE' });
        expect(locationOf(usanceTerms, 'NorthBankMSP')).toEqual({});
    });
});
