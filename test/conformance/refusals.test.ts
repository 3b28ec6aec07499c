import { createPrivateKey } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { createCertificateAuthority, type EmbeddedNetwork, issueIdentity } from '@cohong/embedded-fabric';
import * as grpc from '@grpc/grpc-js';
import {
    connect,
    type Contract,
    EndorseError,
    type ErrorDetail,
    GatewayError,
    hash,
    type Network,
    signers,
} from '@hyperledger/fabric-gateway';

import { channelName, type Client, connectTo, startRegister, take } from './register-network.js';

async function refusalOf(call: Promise<unknown>): Promise<GatewayError> {
    const outcome = await call.then(
        () => undefined,
        (cause: unknown) => cause,
    );
    if (!(outcome instanceof GatewayError)) throw new Error(`expected a GatewayError, got ${String(outcome)}`);
    return outcome;
}

function lineOf(refusal: GatewayError): string {
    return refusal.cause.details;
}

describe('Refusals of the gateway', () => {
    let network: EmbeddedNetwork;
    let client: Client;

    beforeAll(async () => {
        network = await startRegister({ chaincodeTimeoutMs: 300 });
        client = connectTo(network, { mspId: 'AlphaMSP' });
    });

    afterAll(async () => {
        client.close();
        await network.stop();
    });

    /** A detail as the client gets it, without the address, which depends on the port. */
    const detailsOf = (refusal: GatewayError): Omit<ErrorDetail, 'address'>[] =>
        refusal.details.map(({ mspId, message }) => ({ mspId, message }));

    it('ABORTED with each organisation’s words when chaincode fails at the organisations the client names', async () => {
        const refusal = await refusalOf(
            client.contract.submit('ReadAsset', {
                arguments: ['none'],
                endorsingOrganizations: ['AlphaMSP', 'GammaMSP'],
            }),
        );
        expect(refusal).toBeInstanceOf(EndorseError);
        expect(refusal.code).toBe(grpc.status.ABORTED);
        expect(lineOf(refusal)).toBe(
            'failed to collect enough transaction endorsements, see attached details for more info',
        );
        const message = 'chaincode response 500, The asset none does not exist';
        expect(detailsOf(refusal)).toEqual(
            expect.arrayContaining([
                { mspId: 'AlphaMSP', message },
                { mspId: 'GammaMSP', message },
            ]),
        );
        expect(refusal.details.map(({ address }) => address)).toContain(network.endpoints['GammaMSP']?.address);
    });

    it('ABORTED with the first endorser’s words when the gateway plans', async () => {
        const refusal = await refusalOf(client.contract.submitTransaction('ReadAsset', 'none'));
        expect(refusal.code).toBe(grpc.status.ABORTED);
        expect(lineOf(refusal)).toBe('failed to endorse transaction, see attached details for more info');
        expect(detailsOf(refusal)).toEqual([
            { mspId: 'AlphaMSP', message: 'chaincode response 500, The asset none does not exist' },
        ]);
    });

    it('UNKNOWN when chaincode fails in an evaluation', async () => {
        const refusal = await refusalOf(client.contract.evaluateTransaction('ReadAsset', 'none'));
        expect(refusal.code).toBe(grpc.status.UNKNOWN);
        expect(lineOf(refusal)).toBe(
            'evaluate call to endorser returned error: chaincode response 500, The asset none does not exist',
        );
    });

    it('ABORTED when a chaincode takes too long', async () => {
        const refusal = await refusalOf(client.contract.submitTransaction('Hang'));
        expect(refusal.code).toBe(grpc.status.ABORTED);
        expect(refusal.details[0]?.message).toMatch(
            /^error in simulation: failed to execute transaction [0-9a-f]{64}: error sending: timeout expired while executing transaction$/,
        );
    });

    it('DEADLINE_EXCEEDED when the client’s own deadline is shorter', async () => {
        const refusal = await refusalOf(client.contract.newProposal('Hang').endorse({ deadline: Date.now() + 100 }));
        expect(refusal.code).toBe(grpc.status.DEADLINE_EXCEEDED);
    });

    it('UNAVAILABLE when an organisation or a chaincode is not there', async () => {
        const nowhere = await refusalOf(
            client.contract.submit('ReadAsset', { endorsingOrganizations: ['AlphaMSP', 'OmegaMSP', 'PsiMSP'] }),
        );
        expect(nowhere.code).toBe(grpc.status.UNAVAILABLE);
        expect(lineOf(nowhere)).toBe('failed to find any endorsing peers for org(s): OmegaMSP, PsiMSP');
        const unknown = client.network.getContract('unknown');
        const noChaincode = await refusalOf(unknown.submit('Read', { endorsingOrganizations: ['AlphaMSP'] }));
        expect(noChaincode.code).toBe(grpc.status.UNAVAILABLE);
        expect((await refusalOf(unknown.evaluateTransaction('Read'))).code).toBe(grpc.status.UNAVAILABLE);
        expect((await refusalOf(unknown.submitTransaction('Read'))).code).toBe(grpc.status.FAILED_PRECONDITION);
    });

    it('ABORTED when endorsers’ results differ', async () => {
        const refusal = await refusalOf(
            client.contract.submit('WriteByChance', {
                arguments: ['dice'],
                endorsingOrganizations: ['AlphaMSP', 'BetaMSP'],
            }),
        );
        expect(refusal.code).toBe(grpc.status.ABORTED);
        expect(refusal.details.map(({ message }) => message)).toEqual(['ProposalResponsePayloads do not match']);
    });

    it('refuses rich queries, which a peer on LevelDB does not answer', async () => {
        const refusal = await refusalOf(client.contract.evaluateTransaction('QueryAssets', '{}'));
        expect(lineOf(refusal)).toMatch(
            /GET_QUERY_RESULT failed: transaction ID: [0-9a-f]{64}: ExecuteQuery not supported for leveldb$/,
        );
    });

    describe('to those who may not propose', () => {
        const connections: { close(): void }[] = [];

        afterAll(() => connections.forEach((connection) => connection.close()));

        function networkOf(mspId: string, pair: { certificatePem: string; privateKeyPem: string }): Network {
            const { address, tlsRootCertificatePem } = network.endpoints['AlphaMSP']!;
            const connection = new grpc.Client(address, grpc.credentials.createSsl(Buffer.from(tlsRootCertificatePem)));
            const gateway = connect({
                client: connection,
                identity: { mspId, credentials: Buffer.from(pair.certificatePem) },
                signer: signers.newPrivateKeySigner(createPrivateKey(pair.privateKeyPem)),
                hash: hash.sha256,
            });
            connections.push(gateway, connection);
            return gateway.getNetwork(channelName);
        }

        function contractOf(...credentials: Parameters<typeof networkOf>): Contract {
            return networkOf(...credentials).getContract('register');
        }

        const unknownCreator =
            'error validating proposal: access denied: channel [register] creator org unknown, creator is malformed';

        it('FAILED_PRECONDITION at the own peer, ABORTED from endorsement, for a certificate of a stranger', async () => {
            const stranger = await issueIdentity(await createCertificateAuthority('Stranger'), {
                commonName: 'mallory',
                organisationalUnit: 'client',
            });
            const contract = contractOf('AlphaMSP', stranger);
            const evaluated = await refusalOf(contract.evaluateTransaction('WhereAmI'));
            expect(evaluated.code).toBe(grpc.status.FAILED_PRECONDITION);
            expect(lineOf(evaluated)).toBe(`evaluate call to endorser returned error: ${unknownCreator}`);
            const endorsed = await refusalOf(
                contract.submit('WhereAmI', { endorsingOrganizations: ['AlphaMSP', 'BetaMSP'] }),
            );
            expect(endorsed.code).toBe(grpc.status.ABORTED);
            expect(detailsOf(endorsed)).toEqual(
                expect.arrayContaining([
                    { mspId: 'AlphaMSP', message: unknownCreator },
                    { mspId: 'BetaMSP', message: `rpc error: code = Unknown desc = ${unknownCreator}` },
                ]),
            );
        });

        it('a certificate of another organisation under this one’s name', async () => {
            const contract = contractOf('AlphaMSP', network.identity('BetaMSP', 'alice'));
            const refusal = await refusalOf(contract.evaluateTransaction('WhereAmI'));
            expect(lineOf(refusal)).toContain(unknownCreator);
        });

        it('a stranger’s wish for events and blocks, which only members may read', async () => {
            const stranger = networkOf('AlphaMSP', network.identity('BetaMSP', 'alice'));
            const events = await stranger.getChaincodeEvents('register', { startBlock: BigInt(0) });
            expect((await refusalOf(take(events, 1))).code).toBe(grpc.status.PERMISSION_DENIED);
            const blocks = await stranger.getBlockEvents({ startBlock: BigInt(0) });
            await expect(take(blocks, 1)).rejects.toThrow('403');
        });

        it('a certificate with another key', async () => {
            const { certificatePem } = network.identity('AlphaMSP', 'alice');
            const { privateKeyPem } = network.identity('AlphaMSP', 'admin');
            const contract = contractOf('AlphaMSP', { certificatePem, privateKeyPem });
            const refusal = await refusalOf(contract.evaluateTransaction('WhereAmI'));
            expect(lineOf(refusal)).toContain('access denied: channel [register] creator org [AlphaMSP]');
        });
    });
});
