import { peer } from '@hyperledger/fabric-protos';
import { describe, expect, it } from '@jest/globals';
import { chaincodeNamedIn } from './proposal.js';

describe('chaincodeNamedIn', () => {
    const extension = (id?: peer.ChaincodeID): Uint8Array => {
        const message = new peer.ChaincodeHeaderExtension();
        message.setChaincodeId(id);
        return message.serializeBinary();
    };

    it('reads the name for which the creator signed', () => {
        const id = new peer.ChaincodeID();
        id.setName('trade');

        expect(chaincodeNamedIn(extension(id))).toBe('trade');
    });

    it.each([
        ['no chaincode', undefined],
        ['a chaincode without a name', new peer.ChaincodeID()],
    ])('takes %s for a defect', (_what, id) => {
        expect(() => chaincodeNamedIn(extension(id))).toThrow('The signed proposal names no chaincode.');
    });
});
