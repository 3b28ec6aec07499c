import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { EmbeddedNetwork } from '@cohong/embedded-fabric';
import { status } from '@grpc/grpc-js';
import type { GatewayError, Transaction } from '@hyperledger/fabric-gateway';
import { common, peer } from '@hyperledger/fabric-protos';

import { alterTransaction, codesOf, type OpenTransaction } from '../scenarios/envelope.js';
import { lineOf, refusalOf } from './refusal.js';
import { type Client, connectTo, startRegister, take } from './register-network.js';

const { BAD_COMMON_HEADER, BAD_PROPOSAL_TXID, ENDORSEMENT_POLICY_FAILURE, INVALID_ENDORSER_TRANSACTION } =
    peer.TxValidationCode;

/** Codes and texts are those that Fabric v3.1.5 gave to the same envelopes. */
describe('Envelopes changed after their endorsement, as Fabric v3.1.5 answers', () => {
    let network: EmbeddedNetwork;
    let client: Client;
    let asset = 0;

    beforeAll(async () => {
        network = await startRegister();
        client = connectTo(network, { mspId: 'AlphaMSP' });
    });

    afterAll(async () => {
        client.close();
        await network.stop();
    });

    function endorsed(): Promise<Transaction> {
        asset += 1;
        const options = {
            arguments: [`asset ${asset}`, 'Ming', '1'],
            endorsingOrganizations: ['AlphaMSP', 'BetaMSP'],
        };
        return client.contract.newProposal('CreateAsset', options).endorse();
    }

    /** Signs the changed transaction anew, orders it and reads the code out of its block: its id is not always its own. */
    async function codeWhen(change: (open: OpenTransaction) => void): Promise<number | undefined> {
        const startBlock = BigInt(network.channel.height());
        await client.gateway.newTransaction(alterTransaction((await endorsed()).getBytes(), change)).submit();
        const [block] = await take(await client.network.getBlockEvents({ startBlock }), 1);
        return codesOf(block!)[0];
    }

    async function expectNoBlock(submitted: Promise<unknown>): Promise<GatewayError> {
        const height = network.channel.height();
        const refusal = await refusalOf(submitted);
        expect(refusal.code).toBe(status.ABORTED);
        expect(network.orderer.waiting).toBe(0);
        expect(network.channel.height()).toBe(height);
        return refusal;
    }

    it('are refused by the orderer when the signature is not the creator’s', async () => {
        const forged = client.gateway.newSignedTransaction((await endorsed()).getBytes(), Buffer.from('no signature'));
        const refusal = await expectNoBlock(forged.submit());
        expect(lineOf(refusal)).toBe(
            "received unsuccessful response from orderer: status=FORBIDDEN, info=implicit policy evaluation failed - 0 sub-policies were satisfied, but this policy requires 1 of the 'Writers' sub-policies to be satisfied: permission denied",
        );
    });

    it('are refused by the orderer when they are for another channel', async () => {
        const bytes = alterTransaction((await endorsed()).getBytes(), ({ channelHeader }) =>
            channelHeader.setChannelId('elsewhere'),
        );
        const refusal = await expectNoBlock(client.gateway.newTransaction(bytes).submit());
        expect(lineOf(refusal)).toBe(
            'received unsuccessful response from orderer: status=BAD_REQUEST, info=channel does not exist',
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
});
