import { describe, expect, it } from '@jest/globals';
import { buyer, carrier, seller } from '../document/testing/samples.js';
import { partyFindings } from './parties.js';
import { discrepancies, findingsIn, presented, type Changes } from './testing/samples.js';

const notifying = (address: string): Changes => ({
    bill: { documentParties: { shipper: seller, notifyParties: [{ ...buyer, address }] } },
});

describe('partyFindings', () => {
    it('finds nothing where everybody is who the credit says', () => {
        expect(findingsIn(partyFindings, presented())).toEqual([]);
    });

    it.each<[string, Changes]>([
        ['a name in capitals and with other dots', { invoice: { buyer: { partyName: 'STRAITS HOMEWARE PTE LTD' } } }],
        ['a name in its own script', { invoice: { issuer: { partyName: '海州灯笼家纺有限公司' } } }],
        ['the code of a company under another name', { invoice: { issuer: { ...seller, partyName: 'HZ Lantern' } } }],
        [
            'another address in the same country',
            { invoice: { buyer: { ...buyer, address: '1 Raffles Place, Singapore' } } },
        ],
        [
            'a shipper that is not the beneficiary (14k)',
            { bill: { documentParties: { shipper: carrier, notifyParties: [buyer] } } },
        ],
        [
            'a transport document without addresses',
            { bill: { documentParties: { notifyParties: [{ partyName: buyer.partyName }] } } },
        ],
        ['an address with other commas', notifying('7 Keppel Bend  Singapore')],
        [
            'another address on a copy, which is under no article of transport',
            {
                bill: {
                    numberOfOriginalsPresented: 0,
                    documentParties: { notifyParties: [{ ...buyer, address: 'Jurong' }] },
                },
            },
        ],
    ])('has nothing against %s', (_, changes) => {
        expect(discrepancies(partyFindings, presented(changes))).toEqual([]);
    });

    it.each<[string, Changes]>([
        ['PARTY_MUST_BE_IN_COUNTRY_OF_CREDIT', { packingList: { buyer: { ...buyer, countryCode: 'MY' } } }],
        [
            'PARTY_MUST_BE_IN_COUNTRY_OF_CREDIT',
            { bill: { documentParties: { shipper: { ...seller, countryCode: 'HK' }, notifyParties: [] } } },
        ],
        ['CONSIGNEE_ADDRESS_MUST_BE_AS_IN_CREDIT', notifying('9 Keppel Bend, Singapore')],
        [
            'CONSIGNEE_ADDRESS_MUST_BE_AS_IN_CREDIT',
            { bill: { documentParties: { consignee: { ...buyer, address: 'Jurong' }, notifyParties: [] } } },
        ],
        ['INVOICE_MUST_BE_ISSUED_BY_BENEFICIARY', { invoice: { issuer: carrier } }],
        ['INVOICE_MUST_BE_MADE_OUT_TO_APPLICANT', { invoice: { buyer: carrier } }],
        [
            'PARTY_MUST_BE_IN_COUNTRY_OF_CREDIT',
            { bill: { documentParties: { notifyParties: [{ ...buyer, countryCode: 'MY' }] } } },
        ],
    ])('finds %s', (code, changes) => {
        expect(discrepancies(partyFindings, presented(changes))).toEqual([code]);
    });
});
