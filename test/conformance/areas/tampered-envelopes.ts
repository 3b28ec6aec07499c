import { beforeAll, expect, it } from '@jest/globals';

import { status } from '@grpc/grpc-js';
import type { GatewayError, Transaction } from '@hyperledger/fabric-gateway';
import { common, peer } from '@hyperledger/fabric-protos';

import { alterTransaction, codesOf, type OpenTransaction, transactionIdsOf } from '../../scenarios/envelope.js';
import { lineOf, refusalOf } from '../register/refusal.js';
import { type Client, take } from '../register/client.js';
import type { Register } from '../register/register.js';

const { BAD_COMMON_HEADER, BAD_PROPOSAL_TXID, ENDORSEMENT_POLICY_FAILURE, INVALID_ENDORSER_TRANSACTION } =
    peer.TxValidationCode;

/** Codes and texts are those that Fabric v3.1.5 gave to the same envelopes. */
export function tamperedEnvelopes(register: Register): void {
    let client: Client;
    let asset = 0;

    beforeAll(() => {
        client = register.client('AlphaMSP');
    });

    function endorsed(): Promise<Transaction> {
        asset += 1;
        const options = {
            arguments: [`tampered ${asset}`, 'Ming', '1'],
            endorsingOrganizations: ['AlphaMSP', 'BetaMSP'],
        };
        return client.contract.newProposal('CreateAsset', options).endorse();
    }

    /** Signs the changed transaction anew, orders it and reads the code out of its block: its id is not always its own. */
    async function codeWhen(change: (open: OpenTransaction) => void): Promise<number | undefined> {
        const startBlock = BigInt(await register.height());
        await client.gateway.newTransaction(alterTransaction((await endorsed()).getBytes(), change)).submit();
        const [block] = await take(await client.network.getBlockEvents({ startBlock }), 1);
        return codesOf(block!)[0];
    }

    async function expectNoBlock(submit: () => Promise<unknown>): Promise<GatewayError> {
        const height = await register.height();
        const refusal = await refusalOf(submit());
        const next = await (await endorsed()).submit();
        expect((await next.getStatus()).blockNumber).toBe(BigInt(height));
        expect(transactionIdsOf(await register.block(height))).toEqual([next.getTransactionId()]);
        return refusal;
    }

    it('are refused by the orderer when the signature is not the creator’s', async () => {
        const forged = client.gateway.newSignedTransaction((await endorsed()).getBytes(), Buffer.from('no signature'));
        const refusal = await expectNoBlock(() => forged.submit());
        expect(refusal.code).toBe(status.ABORTED);
        expect(lineOf(refusal)).toBe(
            "received unsuccessful response from orderer: status=FORBIDDEN, info=implicit policy evaluation failed - 0 sub-policies were satisfied, but this policy requires 1 of the 'Writers' sub-policies to be satisfied: permission denied",
        );
    });

    it('are refused by the gateway when they are for another channel', async () => {
        const bytes = alterTransaction((await endorsed()).getBytes(), ({ channelHeader }) =>
            channelHeader.setChannelId('elsewhere'),
        );
        const refusal = await expectNoBlock(() => client.gateway.newTransaction(bytes).submit());
        expect(refusal.code).toBe(status.FAILED_PRECONDITION);
        expect(lineOf(refusal)).toBe(
            'failed to get config for channel [elsewhere]: could not get last config for channel elsewhere',
        );
    });

    it.each<[string, number, (open: OpenTransaction) => void]>([
        ['another type', BAD_COMMON_HEADER, (open) => open.channelHeader.setType(common.HeaderType.MESSAGE)],
        ['an epoch', BAD_COMMON_HEADER, (open) => open.channelHeader.setEpoch(1)],
        ['another id', BAD_PROPOSAL_TXID, (open) => open.channelHeader.setTxId('0'.repeat(64))],
        ['another nonce', BAD_PROPOSAL_TXID, (open) => open.signatureHeader.setNonce(Buffer.from('other'))],
        [
            'other arguments',
            INVALID_ENDORSER_TRANSACTION,
            (open) => open.actionPayload.setChaincodeProposalPayload(Buffer.from('other')),
        ],
        ['other results', ENDORSEMENT_POLICY_FAILURE, (open) => open.results.clearNsRwsetList()],
        [
            'one endorsement less',
            ENDORSEMENT_POLICY_FAILURE,
            (open) => open.endorsedAction.setEndorsementsList(open.endorsedAction.getEndorsementsList().slice(1)),
        ],
        [
            'one endorsement twice',
            ENDORSEMENT_POLICY_FAILURE,
            ({ endorsedAction }) => {
                const [first] = endorsedAction.getEndorsementsList() as [peer.Endorsement];
                endorsedAction.setEndorsementsList([first, first]);
            },
        ],
        ['no endorsement', ENDORSEMENT_POLICY_FAILURE, (open) => open.endorsedAction.clearEndorsementsList()],
    ])('are in a block with %s: code %i', async (_what, code, change) => {
        expect(await codeWhen(change)).toBe(code);
    });
}
