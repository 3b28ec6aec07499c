import { encodeRefusal, Refusal } from '@cohong/domain/kernel/refusal';
import { status, type ServiceError } from '@grpc/grpc-js';
import { EndorseError, GatewayError } from '@hyperledger/fabric-gateway';
import { describe, expect, it } from '@jest/globals';
import { endorsementFailure, evaluationRefusal } from './failure.js';

const cause = new Error('10 ABORTED') as ServiceError;
const orgs = ['HaizhouBankMSP', 'SafeMSP'];

const endorseError = (answers: Readonly<Record<string, string>>) =>
    new EndorseError({
        message: 'failed to collect enough transaction endorsements',
        code: status.ABORTED,
        transactionId: 'tx',
        cause,
        details: Object.entries(answers).map(([mspId, message]) => ({ mspId, address: `${mspId}:7051`, message })),
    });

const refused = (code: string, detail = {}) =>
    `chaincode response 500, ${encodeRefusal(new Refusal('conflict', code, detail))}`;

describe('endorsementFailure', () => {
    it('is a refusal when all endorsers gave the same one', () => {
        const error = endorseError({
            HaizhouBankMSP: refused('X_MUST_HOLD', { a: 1 }),
            SafeMSP: refused('X_MUST_HOLD', { a: 1 }),
        });

        expect(endorsementFailure(error, orgs)).toMatchObject({
            kind: 'refused',
            refusal: { kind: 'conflict', code: 'X_MUST_HOLD', detail: { a: 1 } },
        });
    });

    it('is a refusal when the one endorser that answered refused and the other is away', () => {
        const error = endorseError({ HaizhouBankMSP: refused('X_MUST_HOLD'), SafeMSP: 'connection refused' });

        expect(endorsementFailure(error, orgs).kind).toBe('refused');
    });

    it.each([
        ['one endorsed: the other may be a block behind', { SafeMSP: refused('X_MUST_EXIST') }],
        [
            'they refused for different reasons',
            { HaizhouBankMSP: refused('X_MUST_HOLD'), SafeMSP: refused('Y_MUST_HOLD') },
        ],
        [
            'they refused with different facts',
            { HaizhouBankMSP: refused('X', { a: 1 }), SafeMSP: refused('X', { a: 2 }) },
        ],
        ['one refused and one failed', { HaizhouBankMSP: refused('X'), SafeMSP: 'chaincode response 500, TypeError' }],
        ['nobody answered', { HaizhouBankMSP: 'connection refused', SafeMSP: 'connection refused' }],
        ['they answered differently', {}],
    ])('is undecided when %s', (_case, answers) => {
        expect(endorsementFailure(endorseError(answers), orgs)).toEqual({ kind: 'undecided' });
    });

    it('is a defect when the chaincode failed everywhere', () => {
        const failure = 'chaincode response 500, TypeError: x is not a function';

        expect(endorsementFailure(endorseError({ HaizhouBankMSP: failure, SafeMSP: failure }), orgs)).toEqual({
            kind: 'defect',
        });
    });
});

describe('evaluationRefusal', () => {
    it('finds the refusal of the own peer', () => {
        const message = `evaluate call to endorser returned error: ${refused('FINANCING_MUST_EXIST')}`;
        const error = new GatewayError({ code: status.UNKNOWN, message, details: [], cause });

        expect(evaluationRefusal(error)?.code).toBe('FINANCING_MUST_EXIST');
    });

    it('finds none in a lost connection', () => {
        const error = new GatewayError({ code: status.UNAVAILABLE, message: 'no connection', details: [], cause });

        expect(evaluationRefusal(error)).toBeUndefined();
    });
});
