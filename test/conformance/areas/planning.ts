import { beforeAll, expect, it } from '@jest/globals';

import { status } from '@grpc/grpc-js';
import { type Contract, type ProposalOptions, StatusCode } from '@hyperledger/fabric-gateway';
import { KeyEndorsementPolicy } from 'fabric-shim';

import { type Client, text } from '../register/client.js';
import type { CommittedTransaction } from '../register/committed-transaction.js';
import { lineOf, refusalOf } from '../register/refusal.js';
import type { Register } from '../register/register.js';

export function planning(register: Register): void {
    let alpha: Client;
    let gamma: Client;

    beforeAll(() => {
        alpha = register.client('AlphaMSP');
        gamma = register.client('GammaMSP');
    });

    /** A transaction whose endorsers the gateway chose. */
    async function planned(contract: Contract, name: string, options: ProposalOptions): Promise<CommittedTransaction> {
        const submitted = await contract.submitAsync(name, options);
        await submitted.getStatus();
        return register.transaction(submitted.getTransactionId());
    }

    /** The organisations that a gateway chose to endorse a transaction, which is then valid. */
    async function chosen({ contract }: Client, name: string, ...args: string[]): Promise<readonly string[]> {
        const { code, endorsers } = await planned(contract, name, { arguments: args });
        expect(code).toBe(StatusCode.VALID);
        return endorsers;
    }

    it('asks its own organisation and as few others as the policy needs', async () => {
        const endorsers = await chosen(gamma, 'CreateAsset', 'planned', 'Ming', '1');
        expect(endorsers).toHaveLength(2);
        expect(endorsers).toContain('GammaMSP');
    });

    it('asks those whom a called chaincode’s policy names', async () => {
        const create = JSON.stringify(['CreateAsset', 'planned deed', 'Ming', '1']);
        const endorsers = await chosen(alpha, 'WriteAndCall', 'planned', 'archive', create);
        expect(endorsers).toEqual(['AlphaMSP', 'GammaMSP']);
    });

    it('forgets the policy of a chaincode that leaves everything to the one it calls, so that the peers refuse', async () => {
        const create = JSON.stringify(['CreateAsset', 'unplanned deed', 'Ming', '1']);
        const { code, endorsers } = await planned(alpha.contract, 'Call', { arguments: ['archive', create] });
        expect(endorsers).toEqual(['GammaMSP']);
        expect(code).toBe(StatusCode.ENDORSEMENT_POLICY_FAILURE);
    });

    it('leaves its own endorsement out where no policy asks for it', async () => {
        const archive = { ...alpha, contract: alpha.network.getContract('archive') };
        expect(await chosen(archive, 'CreateAsset', 'planned scroll', 'Ming', '1')).toEqual(['GammaMSP']);
    });

    it('asks members where private data is read', async () => {
        await alpha.contract.submit('Appraise', { arguments: ['planned'], transientData: { appraisal: '5' } });
        expect(await chosen(alpha, 'RaiseAppraisal', 'planned', '1')).toEqual(['AlphaMSP', 'BetaMSP']);
        expect(text(await alpha.contract.evaluateTransaction('ReadAppraisal', 'planned'))).toBe('6');
    });

    it('goes on to another combination when an endorser fails', async () => {
        const first = await chosen(alpha, 'CreateAsset', 'first choice', 'Ming', '1');
        const failing = first.find((mspId) => mspId !== 'AlphaMSP')!;
        await register.withChaincodeDown(failing, 'register', async () => {
            const second = await chosen(alpha, 'CreateAsset', 'second choice', 'Ming', '1');
            expect(second).toHaveLength(2);
            expect(second).not.toContain(failing);
        });
    });

    it('asks whom a collection’s policy names, where nothing else is written', async () => {
        const note = { arguments: ['planned'], transientData: { note: 'ours' } };
        const { code, endorsers } = await planned(gamma.contract, 'KeepNote', note);
        expect(endorsers).toEqual(['GammaMSP']);
        expect(code).toBe(StatusCode.VALID);
    });

    it('asks whom a key’s own policy names, where nothing else is written', async () => {
        const policy = new KeyEndorsementPolicy();
        policy.addOrgs('PEER', 'BetaMSP');
        const restriction = Buffer.from(policy.getPolicy()).toString('base64');
        await chosen(alpha, 'CreateAsset', 'planned seal', 'Ming', '1');
        await chosen(alpha, 'RestrictAsset', 'planned seal', restriction);
        expect(await chosen(gamma, 'RevalueAsset', 'planned seal', '2')).toEqual(['BetaMSP']);
    });

    it('refuses to show private input to organisations that are no members', async () => {
        const archive = alpha.network.getContract('archive');
        const appraisal = { arguments: ['planned'], transientData: { appraisal: '5' } };
        const refusal = await refusalOf(archive.submit('Appraise', appraisal));
        expect(refusal.code).toBe(status.FAILED_PRECONDITION);
        expect(lineOf(refusal)).toBe(
            'requires endorsement from organisation(s) that are not in the distribution policy of the private data collection(s): [appraisals]; retry specifying trusted endorsing organizations to protect transient data',
        );
    });

    it('FAILED_PRECONDITION when too few organisations are there', async () => {
        const submit = (): Promise<Uint8Array> =>
            gamma.contract.submitTransaction('CreateAsset', 'planned with one', 'Ming', '1');
        await register.withPeersDown(['AlphaMSP', 'BetaMSP'], async () => {
            const refusal = await refusalOf(submit());
            expect(refusal.code).toBe(status.FAILED_PRECONDITION);
            expect(lineOf(refusal)).toContain(
                'no combination of peers can be derived which satisfy the endorsement policy',
            );
        });
        await submit();
    });
}
