import { execFileSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readMaterial } from '@cohong/embedded-fabric';
import { fabricEngine, keepMaterial, readConsortium, type Consortium, type RunningNetwork } from '@cohong/network';
import * as grpc from '@grpc/grpc-js';
import { connect, signers, type Contract } from '@hyperledger/fabric-gateway';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { layRepository, linesOf, type Repository } from './repository.js';

const root = path.resolve(__dirname, '../..');
const minutes = 60_000;
const withoutFabric = process.env['FABRIC_BIN'] === undefined;
const reason = withoutFabric ? ' (skipped: FABRIC_BIN does not name the programs of Hyperledger Fabric)' : '';

(withoutFabric ? describe.skip : describe)(`a network of Hyperledger Fabric${reason}`, () => {
    let repository: Repository;
    let network: RunningNetwork;
    const clients: grpc.Client[] = [];

    beforeAll(async () => {
        repository = await layRepository();
        await keepMaterial(repository.folder, wished().organisations);
        network = await fabricEngine.start({ consortium: wished(), folder: repository.folder, log: () => undefined });
    }, 3 * minutes);

    afterAll(async () => {
        clients.forEach((client) => client.close());
        // Absent when it did not start; what failed has been said then.
        await (network as RunningNetwork | undefined)?.stop();
        rmSync(repository.folder, { recursive: true, force: true });
    }, minutes);

    /** What the file says now, over a chaincode that knows nothing of trade. */
    const wished = (): Consortium => {
        const consortium = readConsortium(path.join(repository.folder, 'network/consortium.yaml'));
        const directory = path.join(root, 'test/conformance/chaincode');
        return { ...consortium, chaincodes: consortium.chaincodes.map((chaincode) => ({ ...chaincode, directory })) };
    };

    const editAsUnder = (heading: string): void => {
        const edit = linesOf('docs/operating/growing.md', [heading]).find((lines) => lines.startsWith('git apply'))!;
        execFileSync('bash', ['-eu', '-c', repository.onItsPorts(edit)], { cwd: repository.folder });
    };

    async function contractOf(mspId: string, user: string): Promise<Contract> {
        const peer = network.peers[mspId]!;
        const root = grpc.credentials.createSsl(readFileSync(peer.tlsRootCertificateFile));
        const client = new grpc.Client(peer.address, root);
        clients.push(client);
        const { users } = await readMaterial(path.join(repository.folder, 'organisations', mspId));
        const { certificatePem, privateKeyPem } = users[user]!;
        const gateway = connect({
            client,
            identity: { mspId, credentials: Buffer.from(certificatePem) },
            signer: signers.newPrivateKeySigner(createPrivateKey(privateKeyPem)),
        });
        return gateway.getNetwork(wished().channel).getContract('trade');
    }

    const create = (contract: Contract, id: string, endorsers: readonly string[]): Promise<Uint8Array> =>
        contract.submit('CreateAsset', { arguments: [id, 'me', '1'], endorsingOrganizations: [...endorsers] });

    it('takes nobody in while the channel is to change in another way too', async () => {
        const consortium = { ...wished(), batch: { maxMessages: 7, timeoutMilliseconds: 50 } };
        await expect(network.addOrganisation('LingnanBankMSP', { consortium, log: () => undefined })).rejects.toThrow(
            /disagree[^]*Orderer\/BatchSize changed: no command changes it; put the file back/,
        );
    });

    it(
        'takes a bank in, and goes on with what an attempt before left undone',
        async () => {
            await create(await contractOf('HaizhouBankMSP', 'maker-1'), 'before', ['SafeMSP', 'HaizhouBankMSP']);
            editAsUnder('Add an organisation');
            const consortium = wished();
            await keepMaterial(repository.folder, consortium.organisations);

            const breakOff = (line: string): void => {
                if (line.startsWith('agreement')) throw new Error('killed');
            };
            await expect(network.addOrganisation('LingnanBankMSP', { consortium, log: breakOff })).rejects.toThrow(
                'killed',
            );
            await network.addOrganisation('LingnanBankMSP', { consortium, log: () => undefined });

            const lingnan = await contractOf('LingnanBankMSP', 'maker-1');
            await create(lingnan, 'after', ['SafeMSP', 'LingnanBankMSP']);
            const seen = await lingnan.evaluate('ReadAsset', {
                arguments: ['before'],
                endorsingOrganizations: ['LingnanBankMSP'],
            });
            expect(Buffer.from(seen).toString()).toContain('before');
        },
        3 * minutes,
    );
});
