import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readConsortium, type Consortium } from '../consortium/consortium.js';
import { requireOnlyChaincodes, requireOnlyMember, requireOnlyOrderer } from './other-wishes.js';

const whole = readConsortium(path.resolve(__dirname, '../../../../network/consortium.yaml'));
const mspId = 'HarbourBankMSP';

/** As it would be read if the bank stood nowhere in the file. */
function without({ organisations, chaincodes, ...rest }: Consortium): Consortium {
    return {
        ...rest,
        organisations: organisations.filter((organisation) => organisation.mspId !== mspId),
        chaincodes: chaincodes.map((chaincode) => ({
            ...chaincode,
            endorsementPolicy: chaincode.endorsementPolicy.replaceAll(`,'${mspId}.peer'`, ''),
            collections: chaincode.collections.filter(({ members }) => !members.includes(mspId)),
        })),
    };
}

const [first, ...others] = whole.organisations;
const [trade, ...otherChaincodes] = whole.chaincodes;

describe('A wish for one member more', () => {
    it('is one, with its part in policies and collections', () => {
        expect(() => requireOnlyMember({ running: without(whole), wished: whole }, mspId)).not.toThrow();
        expect(() => requireOnlyMember({ running: whole, wished: without(whole) }, mspId)).not.toThrow();
    });

    it.each<[string, Partial<Consortium>]>([
        ['the batch is another', { batch: { maxMessages: 7, timeoutMilliseconds: 50 } }],
        ['the organisation PbocMSP is gone', { organisations: others }],
        ['the organisation PbocMSP is another', { organisations: [{ ...first!, gatewayPort: 9_999 }, ...others] }],
        [
            'the organisation LingnanBankMSP is new',
            {
                organisations: [...whole.organisations, { ...first!, mspId: 'LingnanBankMSP' }],
            },
        ],
        [
            'the chaincode trade is another',
            {
                chaincodes: [
                    { ...trade!, endorsementPolicy: "OR('PbocMSP.peer','HarbourBankMSP.peer')" },
                    ...otherChaincodes,
                ],
            },
        ],
        ['the chaincode trade is another', { chaincodes: [{ ...trade!, collections: [] }, ...otherChaincodes] }],
        ['the chaincode trade is gone', { chaincodes: otherChaincodes }],
    ])('is nothing else: %s', (other, change) => {
        const wished = { ...whole, ...change };
        expect(() => requireOnlyMember({ running: without(whole), wished }, mspId)).toThrow(`\n  - ${other}`);
    });
});

describe('A wish for another chaincode', () => {
    const collection = { ...trade!.collections[0]!, name: 'appraisals' };
    const other = {
        ...trade!,
        endorsementPolicy: "OR('PbocMSP.peer')",
        collections: [...trade!.collections, collection],
    };
    const wished = { ...whole, chaincodes: [other, ...otherChaincodes] };

    it('is one, with other policies and more collections', () => {
        expect(() => requireOnlyChaincodes({ running: whole, wished }, ['trade', 'dcep'])).not.toThrow();
    });

    it.each<[string, readonly string[], Consortium]>([
        ['the organisation PbocMSP is gone', ['trade'], { ...wished, organisations: others }],
        ['the chaincode trade is another', ['dcep'], wished],
        ['the chaincode trade is gone', ['trade'], { ...wished, chaincodes: otherChaincodes }],
        [
            'the collection trade/declarations is gone',
            ['trade'],
            {
                ...wished,
                chaincodes: [{ ...trade!, collections: trade!.collections.slice(1) }, ...otherChaincodes],
            },
        ],
    ])('is nothing else: %s', (otherWish, names, file) => {
        expect(() => requireOnlyChaincodes({ running: whole, wished: file }, names)).toThrow(`\n  - ${otherWish}`);
    });
});

describe('A wish for an orderer more or less', () => {
    const orderedBy = (...ports: number[]): Consortium => ({
        ...whole,
        ordering: { protocol: 'raft', nodes: ports.map((port) => ({ mspId: 'OrdererMSP', port })) },
    });
    const [one, two, three] = [orderedBy(7_041), orderedBy(7_041, 7_042), orderedBy(7_041, 7_042, 7_043)];

    it('is one', () => {
        expect(() => requireOnlyOrderer({ running: one, wished: two }, 'orderer1.OrdererMSP', 'new')).not.toThrow();
        expect(() => requireOnlyOrderer({ running: two, wished: one }, 'orderer1.OrdererMSP', 'gone')).not.toThrow();
    });

    it.each<[string, Consortium]>([
        ['the orderer orderer2.OrdererMSP is new', three],
        ['the orderer orderer0.OrdererMSP is another', orderedBy(7_099, 7_042)],
        ['the organisation PbocMSP is gone', { ...two, organisations: others }],
        ['the ordering is another', { ...two, ordering: { ...two.ordering, protocol: 'smartbft' } }],
    ])('is nothing else: %s', (other, wished) => {
        expect(() => requireOnlyOrderer({ running: one, wished }, 'orderer1.OrdererMSP', 'new')).toThrow(
            `\n  - ${other}`,
        );
    });
});
