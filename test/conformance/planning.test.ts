import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { EmbeddedNetwork } from '@cohong/embedded-fabric';
import { status } from '@grpc/grpc-js';
import { common, peer } from '@hyperledger/fabric-protos';

import { type Client, connectTo, startRegister, text } from './register-network.js';

describe('A gateway to which the client leaves the choice of endorsers, as on Fabric v3.1.5', () => {
    let network: EmbeddedNetwork;
    let gamma: Client;

    beforeAll(async () => {
        network = await startRegister();
        gamma = connectTo(network, { mspId: 'GammaMSP' });
    });

    afterAll(async () => {
        gamma.close();
        await network.stop();
    });

    /** The organisations whose endorsements the last transaction of the newest block carries. */
    function endorsers(): string[] {
        const block = common.Block.deserializeBinary(network.channel.block(network.channel.height() - 1)!);
        const [envelope] = block.getData()!.getDataList_asU8();
        const payload = common.Payload.deserializeBinary(
            common.Envelope.deserializeBinary(envelope!).getPayload_asU8(),
        );
        const [action] = peer.Transaction.deserializeBinary(payload.getData_asU8()).getActionsList();
        const { action: endorsed } = peer.ChaincodeActionPayload.deserializeBinary(
            action!.getPayload_asU8(),
        ).toObject();
        return endorsed!.endorsementsList
            .map(({ endorser }) => Buffer.from(endorser as string, 'base64').toString())
            .map((identity) => /[A-Z][a-z]+MSP/.exec(identity)![0])
            .sort();
    }

    it('asks its own organisation and as few others as the policy needs', async () => {
        await gamma.contract.submitTransaction('CreateAsset', 'a', 'Ming', '1');
        expect(endorsers()).toHaveLength(2);
        expect(endorsers()).toContain('GammaMSP');
    });

    it('asks those whom a called chaincode’s policy names', async () => {
        const alpha = connectTo(network, { mspId: 'AlphaMSP' });
        const create = JSON.stringify(['CreateAsset', 'deed', 'Ming', '1']);
        await alpha.contract.submitTransaction('Call', 'archive', create);
        expect(endorsers()).toEqual(['AlphaMSP', 'GammaMSP']);
        alpha.close();
    });

    it('leaves its own endorsement out where no policy asks for it', async () => {
        const alpha = connectTo(network, { mspId: 'AlphaMSP' });
        await alpha.network.getContract('archive').submitTransaction('CreateAsset', 'scroll', 'Ming', '1');
        expect(endorsers()).toEqual(['GammaMSP']);
        alpha.close();
    });

    it('asks members where private data is read', async () => {
        const alpha = connectTo(network, { mspId: 'AlphaMSP' });
        await alpha.contract.submit('Appraise', { arguments: ['a'], transientData: { appraisal: '5' } });
        await alpha.contract.submitTransaction('RaiseAppraisal', 'a', '1');
        expect(endorsers()).toEqual(['AlphaMSP', 'BetaMSP']);
        expect(text(await alpha.contract.evaluateTransaction('ReadAppraisal', 'a'))).toBe('6');
        alpha.close();
    });

    it('goes on to another combination when an endorser fails', async () => {
        const alpha = connectTo(network, { mspId: 'AlphaMSP' });
        await alpha.contract.submitTransaction('CreateAsset', 'first choice', 'Ming', '1');
        const [, chosen] = endorsers();
        const chaincode = network.peer(chosen!).chaincode('register');
        await chaincode.stop();
        await alpha.contract.submitTransaction('CreateAsset', 'second choice', 'Ming', '1');
        expect(endorsers()).toHaveLength(2);
        expect(endorsers()).not.toContain(chosen);
        await chaincode.start();
        alpha.close();
    });

    it('refuses to show private input to organisations that are no members', async () => {
        const kept = gamma.contract.submit('KeepNote', { arguments: ['n'], transientData: { note: 'ours' } });
        await expect(kept).rejects.toMatchObject({ code: status.FAILED_PRECONDITION });
    });

    it('FAILED_PRECONDITION when too few organisations are there', async () => {
        network.peer('AlphaMSP').stop();
        network.peer('BetaMSP').stop();
        const refused = gamma.contract.submitTransaction('CreateAsset', 'b', 'Ming', '1');
        await expect(refused).rejects.toMatchObject({ code: status.FAILED_PRECONDITION });
        await expect(refused).rejects.toThrow(
            'no combination of peers can be derived which satisfy the endorsement policy',
        );
        await network.peer('AlphaMSP').start();
        await network.peer('BetaMSP').start();
        await gamma.contract.submitTransaction('CreateAsset', 'b', 'Ming', '1');
    });
});
