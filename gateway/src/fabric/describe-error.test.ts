import { encodeRefusal, Refusal } from '@cohong/domain/kernel/refusal';
import { status, type ServiceError } from '@grpc/grpc-js';
import { EndorseError } from '@hyperledger/fabric-gateway';
import { describe, expect, it } from '@jest/globals';
import { describeError } from './describe-error.js';
import { NotEndorsedError } from './ledger-error.js';

describe('describeError', () => {
    it('tells who failed and how, and neither the facts of a refusal nor what a defect says', () => {
        const refusal = encodeRefusal(new Refusal('conflict', 'X_MUST_HOLD', { outstanding: '312400.00' }));
        const cause = new EndorseError({
            message: 'failed to collect enough transaction endorsements',
            code: status.ABORTED,
            transactionId: 'tx',
            cause: new Error('10 ABORTED') as ServiceError,
            details: [
                { mspId: 'SafeMSP', address: '', message: `chaincode response 500, ${refusal}` },
                { mspId: 'PbocMSP', address: '', message: 'chaincode response 500, no Lantern Textiles' },
                { mspId: 'HaizhouBankMSP', address: '', message: 'connection refused' },
            ],
        });

        const described = describeError(new NotEndorsedError(cause));

        expect(described.cause).toEqual({
            type: 'EndorseError',
            message: 'failed to collect enough transaction endorsements',
            code: status.ABORTED,
            endorsers: [
                { mspId: 'SafeMSP', said: 'X_MUST_HOLD' },
                { mspId: 'PbocMSP', said: 'the chaincode failed' },
                { mspId: 'HaizhouBankMSP', said: 'connection refused' },
            ],
        });
        expect(JSON.stringify(described)).not.toMatch(/312400|Lantern/);
    });

    it('keeps the stack of an error of our own', () => {
        expect(describeError(new TypeError('x is not a function')).stack).toContain('describe-error.test');
    });
});
