import { execFileSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { connect as connectTls } from 'node:tls';
import { readMaterial } from '@cohong/embedded-fabric';
import {
    fabricEngine,
    keepMaterial,
    readConsortium,
    type Collection,
    type Consortium,
    type RunningNetwork,
} from '@cohong/network';
import * as grpc from '@grpc/grpc-js';
import { connect, signers, type Contract } from '@hyperledger/fabric-gateway';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { layRepository, linesOf, type Repository } from './repository.js';
import { Traffic } from './traffic.js';

const root = path.resolve(__dirname, '../..');
const minutes = 60_000;
const commitMilliseconds = 10_000;
const withoutFabric = process.env['FABRIC_BIN'] === undefined;
const reason = withoutFabric ? ' (skipped: FABRIC_BIN does not name the programs of Hyperledger Fabric)' : '';

(withoutFabric ? describe.skip : describe)(`a network of Hyperledger Fabric${reason}`, () => {
    let repository: Repository;
    let network: RunningNetwork;
    let hasAppraisals = false;
    const clients: grpc.Client[] = [];

    beforeAll(async () => {
        repository = await layRepository();
        cpSync(path.join(root, 'test/conformance/chaincode'), path.join(repository.folder, 'register'), {
            recursive: true,
            preserveTimestamps: true,
        });
        await keepMaterial(repository.folder, wished().organisations);
        network = await fabricEngine.start({ consortium: wished(), folder: repository.folder, log: () => undefined });
    }, 3 * minutes);

    afterAll(async () => {
        clients.forEach((client) => client.close());
        // Absent when it did not start; what failed has been said then.
        await (network as RunningNetwork | undefined)?.stop();
        rmSync(repository.folder, { recursive: true, force: true });
    }, minutes);

    /** What the file says now, over a chaincode that knows nothing of trade, and with what an upgrade has added. */
    const wished = (): Consortium => {
        const consortium = readConsortium(path.join(repository.folder, 'network/consortium.yaml'));
        const directory = path.join(repository.folder, 'register');
        const added = (name: string, collections: readonly Collection[]): Collection[] =>
            name === 'trade' && hasAppraisals
                ? collections
                      .filter((each) => each.name === 'registry')
                      .map((each) => ({ ...each, name: 'appraisals' }))
                : [];
        const chaincodes = consortium.chaincodes.map(({ name, collections, ...chaincode }) => {
            return { ...chaincode, name, directory, collections: [...collections, ...added(name, collections)] };
        });
        return { ...consortium, chaincodes };
    };

    const editAsUnder = (heading: string): void => {
        const edit = linesOf('docs/operating/growing.md', [heading]).find((lines) => lines.startsWith('git apply'))!;
        execFileSync('bash', ['-eu', '-c', repository.onItsPorts(edit)], { cwd: repository.folder });
    };

    function contractOf(mspId: string, user: string): Contract {
        const peer = network.peers[mspId]!;
        const root = grpc.credentials.createSsl(readFileSync(peer.tlsRootCertificateFile));
        const client = new grpc.Client(peer.address, root);
        clients.push(client);
        const { users } = readMaterial(path.join(repository.folder, 'organisations', mspId));
        const { certificatePem, privateKeyPem } = users[user]!;
        const gateway = connect({
            client,
            identity: { mspId, credentials: Buffer.from(certificatePem) },
            signer: signers.newPrivateKeySigner(createPrivateKey(privateKeyPem)),
            // What an orderer has taken and loses when it ends is in no block, however long one waits.
            commitStatusOptions: () => ({ deadline: Date.now() + commitMilliseconds }),
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
            await create(contractOf('HaizhouBankMSP', 'maker-1'), 'before', ['SafeMSP', 'HaizhouBankMSP']);
            editAsUnder('Add an organisation');
            const consortium = wished();
            await keepMaterial(repository.folder, consortium.organisations);

            for (const step of ['agreement', 'trade is approved']) {
                const breakOff = (line: string): void => {
                    if (line.startsWith(step)) throw new Error(`killed at: ${step}`);
                };
                await expect(network.addOrganisation('LingnanBankMSP', { consortium, log: breakOff })).rejects.toThrow(
                    `killed at: ${step}`,
                );
            }
            await network.addOrganisation('LingnanBankMSP', { consortium, log: () => undefined });

            const lingnan = contractOf('LingnanBankMSP', 'maker-1');
            await create(lingnan, 'after', ['SafeMSP', 'LingnanBankMSP']);
            const seen = await lingnan.evaluate('ReadAsset', {
                arguments: ['before'],
                endorsingOrganizations: ['LingnanBankMSP'],
            });
            expect(Buffer.from(seen).toString()).toContain('before');
        },
        3 * minutes,
    );

    it(
        'upgrades a chaincode while traffic goes on: nothing acknowledged is lost, and nothing done twice',
        async () => {
            const contract = contractOf('PearlBankMSP', 'maker-1');
            const traffic = new Traffic((id) => create(contract, id, ['SafeMSP', 'PearlBankMSP']));
            await traffic.flows();
            buildSecondEdition();
            hasAppraisals = true;
            const consortium = wished();
            const nodesBefore = Object.keys(network.nodes);

            await expect(network.upgradeChaincodes(['trade'], { consortium, log: () => undefined })).rejects.toThrow(
                /The code of dcep .* is not what the members have agreed on/,
            );
            await network.upgradeChaincodes(['trade', 'dcep'], { consortium, log: () => undefined });
            await traffic.flows();
            const acknowledged = await traffic.end();

            const edition = await contract.evaluate('Edition', { endorsingOrganizations: ['HarbourBankMSP'] });
            expect(Buffer.from(edition).toString()).toBe('second');
            const safe = contractOf('SafeMSP', 'officer-1');
            await safe.submit('Appraise', {
                arguments: [acknowledged[0]!],
                transientData: { appraisal: '{"value":1}' },
                endorsingOrganizations: ['SafeMSP', 'PbocMSP'],
            });
            for (const id of acknowledged) {
                const history = await contract.evaluate('AssetHistory', { arguments: [id] });
                expect(JSON.parse(Buffer.from(history).toString())).toHaveLength(1);
            }
            expect(Object.keys(network.nodes)).toHaveLength(nodesBefore.length);
            expect(
                Object.keys(network.nodes).filter((name) => nodesBefore.includes(name) && /^(trade|dcep)\./.test(name)),
            ).toEqual([]);
        },
        4 * minutes,
    );

    it(
        'takes orderers in, goes on when the one that was alone is gone, and lets one leave',
        async () => {
            const contract = contractOf('HarbourBankMSP', 'maker-1');
            const endorsers = ['SafeMSP', 'HarbourBankMSP'];
            const order = async (change: 'addOrderer' | 'removeOrderer', count: number): Promise<void> => {
                wishForOrderers(count);
                await network[change]({ consortium: wished(), log: () => undefined });
            };
            await expect(
                network.renewCertificates('OrdererMSP', { consortium: wished(), log: () => undefined }),
            ).rejects.toThrow('orderer0.OrdererMSP orders alone');
            await order('addOrderer', 2);
            await create(contract, 'ordered-by-two', endorsers);
            await order('addOrderer', 3);

            await network.nodes['orderer0.OrdererMSP']!.stop();
            const traffic = new Traffic((id) => create(contract, `${id}-of-two`, endorsers));
            await traffic.flows();
            await traffic.end();
            await expect(order('removeOrderer', 2)).rejects.toThrow(
                /orderer0.OrdererMSP is away[^]*nothing is changed/,
            );
            await network.nodes['orderer0.OrdererMSP']!.start();

            await order('removeOrderer', 2);
            await create(contract, 'ordered-without-the-third', endorsers);
            expect(Object.keys(network.nodes).filter((name) => name.startsWith('orderer'))).toEqual([
                'orderer0.OrdererMSP',
                'orderer1.OrdererMSP',
            ]);
        },
        4 * minutes,
    );

    it(
        'gives a regulator and the orderers new certificates while traffic goes on',
        async () => {
            const servedBy = async (port: number): Promise<string> => {
                const socket = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false });
                await once(socket, 'secureConnect');
                const { serialNumber } = socket.getPeerCertificate();
                socket.destroy();
                return serialNumber;
            };
            wishForOrderers(2);
            await network.addOrderer({ consortium: wished(), log: () => undefined });
            const ports = [
                ...network.peers['SafeMSP']!.addresses.map(portOf),
                ...wished().ordering.nodes.map(({ port }) => port),
            ];
            const before = await Promise.all(ports.map(servedBy));
            const contract = contractOf('HarbourBankMSP', 'maker-1');
            const traffic = new Traffic((id) => create(contract, `${id}-rotating`, ['SafeMSP', 'HarbourBankMSP']));
            await traffic.flows();

            const breakOff = (line: string): void => {
                if (line.startsWith('channel')) throw new Error('killed');
            };
            await expect(network.renewCertificates('SafeMSP', { consortium: wished(), log: breakOff })).rejects.toThrow(
                'killed',
            );
            await network.renewCertificates('SafeMSP', { consortium: wished(), log: () => undefined });
            await network.renewCertificates('OrdererMSP', { consortium: wished(), log: () => undefined });
            await traffic.flows();
            await traffic.end();

            const after = await Promise.all(ports.map(servedBy));
            after.forEach((serialNumber, index) => expect(serialNumber).not.toBe(before[index]));
            const officer = contractOf('SafeMSP', 'officer-1');
            await create(officer, 'by-a-renewed-officer', ['SafeMSP', 'PbocMSP']);
        },
        4 * minutes,
    );

    it(
        'lets a bank leave while traffic goes on, and goes on with what an attempt before left undone',
        async () => {
            const harbour = contractOf('HarbourBankMSP', 'maker-1');
            await create(harbour, 'of-a-bank-that-left', ['SafeMSP', 'HarbourBankMSP']);
            const contract = contractOf('PearlBankMSP', 'maker-1');
            const traffic = new Traffic((id) => create(contract, `${id}-remaining`, ['SafeMSP', 'PearlBankMSP']));
            await traffic.flows();
            editAsUnder('Remove an organisation');
            const consortium = wished();

            const breakOff = (line: string): void => {
                if (line.startsWith('agreement')) throw new Error('killed');
            };
            await expect(network.removeOrganisation('HarbourBankMSP', { consortium, log: breakOff })).rejects.toThrow(
                'killed',
            );
            await network.removeOrganisation('HarbourBankMSP', { consortium, log: () => undefined });
            await traffic.flows();
            await traffic.end();

            expect(Object.keys(network.nodes).filter((name) => name.endsWith('HarbourBankMSP'))).toEqual([]);
            await expect(create(harbour, 'too-late', ['SafeMSP', 'PbocMSP'])).rejects.toThrow();
            const seen = await contract.evaluate('ReadAsset', { arguments: ['of-a-bank-that-left'] });
            expect(Buffer.from(seen).toString()).toContain('of-a-bank-that-left');
        },
        3 * minutes,
    );

    const portOf = (address: string): number => Number(address.split(':').at(-1));

    /** As many as the file then has of the ordering that runs. */
    const wishForOrderers = (count: number): void => {
        const file = path.join(repository.folder, 'network/consortium.yaml');
        const ports = [7_041, 7_042, 7_043].slice(0, count).map((port) => repository.onItsPorts(String(port)));
        const nodes = ports.map((port) => `{ mspId: OrdererMSP, port: ${port} }`).join(', ');
        writeFileSync(file, readFileSync(file, 'utf8').replace(/nodes: \[.*\]/, `nodes: [${nodes}]`));
    };

    const buildSecondEdition = (): void => {
        const program = path.join(repository.folder, 'register/dist/program.js');
        const code = readFileSync(program, 'utf8');
        writeFileSync(program, code.replace('async WhoAmI', "async Edition() { return 'second'; }\n async WhoAmI"));
    };
});
