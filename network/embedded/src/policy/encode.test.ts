import { common, msp } from '@hyperledger/fabric-protos';
import { describe, expect, it } from '@jest/globals';
import { policyEnvelope, policyFromProto, policyToProto } from './encode.js';
import { parsePolicy } from './parse.js';

describe('a policy', () => {
    it.each([
        "AND('A.peer', OR('B.member', 'C.admin'), OutOf(2, 'A.peer', 'D.client', 'E.orderer'))",
        "OutOf(0, 'A.peer')",
    ])('%s is the same after it was written and read', (text) => {
        const policy = parsePolicy(text);
        expect(policyFromProto(policyToProto(policy))).toEqual(policy);
    });

    it('is written byte for byte as Fabric writes it', () => {
        // SignaturePolicyEnvelope { rule { n_out_of { n: 1, rules { signed_by: 0 } } }, identities { principal { "A", PEER } } }
        expect(Buffer.from(policyToProto(parsePolicy("OR('A.peer')"))).toString('hex')).toBe(
            '1208' + '12060801' + '12020800' + '1a07' + '1205' + '0a0141' + '1003',
        );
    });
});

describe('bytes that cannot be evaluated', () => {
    const envelope = (): common.SignaturePolicyEnvelope => policyEnvelope(parsePolicy("OR('A.peer')"));

    it('are refused when they are no policy', () => {
        expect(() => policyFromProto(Buffer.from('ff', 'hex'))).toThrow('error unmarshalling SignaturePolicyEnvelope');
        expect(() => policyFromProto(new Uint8Array())).toThrow('only understands messages of version 0');
    });

    it('are refused when they are of another version', () => {
        const later = envelope();
        later.setVersion(1);
        expect(() => policyFromProto(later.serializeBinary())).toThrow('version was 1');
    });

    it('are refused when a rule names nobody', () => {
        const nobody = envelope();
        nobody.setIdentitiesList([]);
        expect(() => policyFromProto(nobody.serializeBinary())).toThrow('identity index out of range, requested 0');
        const empty = envelope();
        empty.setRule(new common.SignaturePolicy());
        expect(() => policyFromProto(empty.serializeBinary())).toThrow('identity index out of range');
    });

    it('are refused when they ask for more than a role', () => {
        const unit = envelope();
        unit.getIdentitiesList()[0]!.setPrincipalClassification(msp.MSPPrincipal.Classification.ORGANIZATION_UNIT);
        expect(() => policyFromProto(unit.serializeBinary())).toThrow('invalid principal type 1');
    });
});
