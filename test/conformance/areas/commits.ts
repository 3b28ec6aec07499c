import { beforeAll, expect, it } from '@jest/globals';

import { status as grpcStatus } from '@grpc/grpc-js';
import { type Commit, CommitError, type Status, StatusCode, type Transaction } from '@hyperledger/fabric-gateway';
import { gateway } from '@hyperledger/fabric-protos';
import { KeyEndorsementPolicy } from 'fabric-shim';

import { type Client, serializedIdentity, text } from '../register/client.js';
import { channelName } from '../register/consortium.js';
import { itIfAble } from '../register/it-if-able.js';
import { refusalOf } from '../register/refusal.js';
import type { Call, Register } from '../register/register.js';

const { VALID, MVCC_READ_CONFLICT, PHANTOM_READ_CONFLICT, ENDORSEMENT_POLICY_FAILURE } = StatusCode;

export function commits(register: Register): void {
    let client: Client;

    beforeAll(() => {
        client = register.client('AlphaMSP');
    });

    const inOneBlock = (...calls: readonly Call[]): Promise<Status[]> => register.inOneBlock(client, ...calls);

    const call = (name: string, ...args: string[]): Call => ({
        name,
        options: { arguments: args, endorsingOrganizations: ['AlphaMSP', 'BetaMSP'] },
    });

    /** To ask for the status of a transaction that is not handed in yet. */
    const commitOf = (transaction: Transaction): Commit => {
        const request = new gateway.CommitStatusRequest();
        request.setChannelId(channelName);
        request.setTransactionId(transaction.getTransactionId());
        request.setIdentity(serializedIdentity(client.gateway.getIdentity()));
        const signed = new gateway.SignedCommitStatusRequest();
        signed.setRequest(request.serializeBinary());
        return client.gateway.newCommit(signed.serializeBinary());
    };

    it('MVCC_READ_CONFLICT for the second of two transactions that read the same key', async () => {
        await client.contract.submitTransaction('CreateAsset', 'contested ship', 'Ming', '1');
        const statuses = await inOneBlock(
            call('RevalueAsset', 'contested ship', '2'),
            call('RevalueAsset', 'contested ship', '3'),
        );
        expect(statuses.map(({ code }) => code)).toEqual([VALID, MVCC_READ_CONFLICT]);
        expect(statuses[0]?.blockNumber).toBe(statuses[1]?.blockNumber);
        const read = await client.contract.evaluateTransaction('ReadAsset', 'contested ship');
        expect(JSON.parse(text(read))).toMatchObject({ value: 2 });
    });

    it('MVCC_READ_CONFLICT for the second that creates the same key', async () => {
        const statuses = await inOneBlock(call('CreateAsset', 'twin', 'A', '1'), call('CreateAsset', 'twin', 'B', '1'));
        expect(statuses.map(({ code }) => code)).toEqual([VALID, MVCC_READ_CONFLICT]);
    });

    it('PHANTOM_READ_CONFLICT when a key appears in a range that was read', async () => {
        const statuses = await inOneBlock(call('CreateAsset', 'p2', 'Ming', '1'), call('RecordCount', 'p', 'q'));
        expect(statuses.map(({ code }) => code)).toEqual([VALID, PHANTOM_READ_CONFLICT]);
    });

    it('VALID when a key appears behind the range that was read', async () => {
        const statuses = await inOneBlock(call('CreateAsset', 'q1', 'Ming', '1'), call('RecordCount', 'p', 'q'));
        expect(statuses.map(({ code }) => code)).toEqual([VALID, VALID]);
    });

    it('ENDORSEMENT_POLICY_FAILURE when the named organisations are too few', async () => {
        const submitted = client.contract.submit('CreateAsset', {
            arguments: ['lonely', 'Ming', '1'],
            endorsingOrganizations: ['AlphaMSP'],
        });
        await expect(submitted).rejects.toThrow(CommitError);
        await expect(submitted).rejects.toMatchObject({ code: ENDORSEMENT_POLICY_FAILURE });
        expect(text(await client.contract.evaluateTransaction('Exists', 'lonely'))).toBe('false');
    });

    it('ENDORSEMENT_POLICY_FAILURE for a transaction that only reads, too', async () => {
        const [alone] = await inOneBlock({
            name: 'Exists',
            options: { arguments: ['contested ship'], endorsingOrganizations: ['AlphaMSP'] },
        });
        expect(alone?.code).toBe(ENDORSEMENT_POLICY_FAILURE);
    });

    it('VALID for who read a key that was absent and is now deleted: it has no version before or after', async () => {
        const pairs = [
            [call('DeleteBlindly', 'blank'), call('CreateAsset', 'blank', 'A', '1')],
            [
                call('AddressCollection', 'deletePrivateData', 'appraisals', 'blank'),
                call('RaiseAppraisal', 'blank', '1'),
            ],
        ] as const;
        for (const [deletion, reading] of pairs) {
            const reader = await client.contract.newProposal(reading.name, reading.options).endorse();
            expect((await inOneBlock(deletion))[0]?.code).toBe(VALID);
            expect((await (await reader.submit()).getStatus()).code).toBe(VALID);
        }
    });

    it('a key’s own policy replaces the chaincode’s, once it is committed', async () => {
        const policy = new KeyEndorsementPolicy();
        policy.addOrgs('PEER', 'GammaMSP');
        const restriction = Buffer.from(policy.getPolicy()).toString('base64');
        await client.contract.submitTransaction('CreateAsset', 'seal', 'Gamma', '1');
        await client.contract.submitTransaction('RestrictAsset', 'seal', restriction);
        expect(text(await client.contract.evaluateTransaction('ReadRestriction', 'seal'))).toBe(restriction);
        const [without] = await inOneBlock(call('RevalueAsset', 'seal', '2'));
        expect(without?.code).toBe(ENDORSEMENT_POLICY_FAILURE);
        await client.contract.submit('RevalueAsset', {
            arguments: ['seal', '3'],
            endorsingOrganizations: ['GammaMSP'],
        });
        await client.contract.submitTransaction('RevalueAsset', 'seal', '4');
    });

    itIfAble(register.engine, 'order the same transaction twice')(
        'answers the first fate of a transaction that is ordered twice',
        async () => {
            const transaction = await client.contract
                .newProposal('CreateAsset', { arguments: ['echo', 'A', '1'] })
                .endorse();
            const first = await transaction.submit();
            await first.getStatus();
            const second = await client.gateway.newTransaction(transaction.getBytes()).submit();
            expect(await second.getStatus()).toMatchObject({ code: VALID, successful: true });
        },
    );

    it('waits for a transaction that was never ordered until the client gives up', async () => {
        const transaction = await client.contract
            .newProposal('CreateAsset', { arguments: ['never', 'A', '1'] })
            .endorse();
        const commit = commitOf(transaction);
        const status = commit.getStatus({ deadline: Date.now() + 150 });
        // The peer hears that its client is gone as a stream that was cancelled, and its answer to that may come first.
        const { code } = await refusalOf(status);
        expect([grpcStatus.DEADLINE_EXCEEDED, grpcStatus.CANCELLED]).toContain(code);
        await transaction.submit();
        expect(await commit.getStatus()).toMatchObject({ successful: true });
    });

    it('are given to as many as ask, up to the peer’s limit of calls at once', async () => {
        const atOnce = 500;
        const transaction = await client.contract
            .newProposal('CreateAsset', { arguments: ['late', 'A', '1'] })
            .endorse();
        const commit = commitOf(transaction);
        const asked = Array.from({ length: atOnce + 1 }, () => commit.getStatus());
        const refusal = await refusalOf(Promise.race(asked));
        expect(refusal.code).toBe(grpcStatus.UNKNOWN);
        expect(refusal.cause.details).toBe(
            `too many requests for /gateway.Gateway, exceeding concurrency limit (${atOnce})`,
        );
        // At this gateway it would be one call too many itself.
        const other = register.client('AlphaMSP', { at: 'BetaMSP' });
        await other.gateway.newTransaction(transaction.getBytes()).submit();
        const told = (await Promise.allSettled(asked)).filter(({ status }) => status === 'fulfilled');
        expect(told).toHaveLength(atOnce);
        expect(await commit.getStatus()).toMatchObject({ successful: true });
    });
}
