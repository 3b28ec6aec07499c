import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readMaterial } from '@cohong/embedded-fabric';
import {
    chosenEngine,
    keepMaterial,
    readConsortium,
    withFreePorts,
    type Consortium,
    type RunningNetwork,
} from '@cohong/network';
import * as grpc from '@grpc/grpc-js';
import { connect, EndorseError, signers, type Contract, type Status } from '@hyperledger/fabric-gateway';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = path.resolve(__dirname, '../..');
const minutes = 60_000;

/** Validation codes, as the peers write them into blocks. */
const valid = 0;
const endorsementPolicyFailure = 10;
const mvccReadConflict = 11;

const withoutFabric = process.env['FABRIC_BIN'] === undefined;

/**
 * The consortium's own members and policies over a chaincode that knows nothing of trade; `appraisals` is a second
 * registry: for the regulators' eyes, under both their signatures.
 */
async function consortiumOfRegisters(): Promise<Consortium> {
    const consortium = await withFreePorts(readConsortium(path.join(root, 'network/consortium.yaml')));
    const registry = consortium.chaincodes.flatMap(({ collections }) => collections).find(isRegistry)!;
    return {
        ...consortium,
        chaincodes: consortium.chaincodes.map((chaincode) => ({
            ...chaincode,
            directory: path.join(__dirname, 'chaincode'),
            collections: [...chaincode.collections, { ...registry, name: 'appraisals' }],
        })),
    };
}

const isRegistry = ({ name }: { readonly name: string }): boolean => name === 'registry';

const reason = withoutFabric ? ' (skipped: FABRIC_BIN does not name the programs of Hyperledger Fabric)' : '';
(withoutFabric ? describe.skip : describe)(`the consortium on Hyperledger Fabric itself${reason}`, () => {
    let folder: string;
    let consortium: Consortium;
    let network: RunningNetwork;
    const clients: grpc.Client[] = [];

    beforeAll(async () => {
        folder = mkdtempSync(path.join(tmpdir(), 'fabric-engine-'));
        consortium = await consortiumOfRegisters();
        await keepMaterial(folder, consortium.organisations);
        network = await start();
    }, 3 * minutes);

    afterAll(async () => {
        clients.forEach((client) => client.close());
        // Absent when it did not start; what failed has been said then.
        await (network as RunningNetwork | undefined)?.stop();
        rmSync(folder, { recursive: true, force: true });
    }, minutes);

    const start = (): Promise<RunningNetwork> =>
        chosenEngine('fabric').start({ consortium, folder, log: () => undefined });

    function contractOf(mspId: string, user: string, chaincode = 'trade'): Contract {
        const peer = network.peers[mspId]!;
        const client = new grpc.Client(
            peer.address,
            grpc.credentials.createSsl(readFileSync(peer.tlsRootCertificateFile)),
        );
        clients.push(client);
        const material = readMaterial(path.join(folder, 'organisations', mspId));
        const { certificatePem, privateKeyPem } = material.users[user]!;
        const gateway = connect({
            client,
            identity: { mspId, credentials: Buffer.from(certificatePem) },
            signer: signers.newPrivateKeySigner(createPrivateKey(privateKeyPem)),
        });
        return gateway.getNetwork(consortium.channel).getContract(chaincode);
    }

    interface Act {
        readonly act: readonly [transaction: string, ...args: string[]];
        readonly endorsers: readonly string[];
        readonly transient?: Readonly<Record<string, string>>;
    }

    async function submit(contract: Contract, { act: [name, ...args], endorsers, transient }: Act): Promise<Status> {
        const commit = await contract.submitAsync(name, {
            arguments: args,
            endorsingOrganizations: [...endorsers],
            ...(transient && { transientData: transient }),
        });
        return commit.getStatus();
    }

    async function evaluate(contract: Contract, { act: [name, ...args], endorsers }: Act): Promise<string> {
        const result = await contract.evaluate(name, { arguments: args, endorsingOrganizations: [...endorsers] });
        return Buffer.from(result).toString();
    }

    const refusalOf = async (attempt: Promise<unknown>): Promise<string> =>
        attempt.then(
            () => 'accepted',
            (error: unknown) =>
                error instanceof EndorseError
                    ? error.details.map(({ message }) => message).join('; ')
                    : (error as Error).message,
        );

    it.each([
        [['SafeMSP', 'PbocMSP'], valid],
        [['SafeMSP', 'HaizhouBankMSP'], valid],
        [['PbocMSP', 'CustomsMSP'], valid],
        [['SafeMSP'], endorsementPolicyFailure],
        [['HaizhouBankMSP', 'PearlBankMSP'], endorsementPolicyFailure],
    ])('writes trade under %j: code %i', async (endorsers, code) => {
        const trade = contractOf('HaizhouBankMSP', 'maker-1');
        const status = await submit(trade, {
            act: ['CreateAsset', `notary-${endorsers.join()}`, 'me', '1'],
            endorsers,
        });
        expect(status.code).toBe(code);
    });

    it.each([
        [['PbocMSP', 'PearlBankMSP'], valid],
        [['PbocMSP'], endorsementPolicyFailure],
        [['PbocMSP', 'SafeMSP'], endorsementPolicyFailure],
        [['HaizhouBankMSP', 'PearlBankMSP'], endorsementPolicyFailure],
    ])('moves money under %j: code %i', async (endorsers, code) => {
        const dcep = contractOf('PbocMSP', 'issuer-1', 'dcep');
        const status = await submit(dcep, { act: ['CreateAsset', `money-${endorsers.join()}`, 'me', '1'], endorsers });
        expect(status.code).toBe(code);
    });

    it("puts a collection's policy in the place of the chaincode's", async () => {
        const safe = contractOf('SafeMSP', 'officer-1');
        const act = ['Appraise', 'replaced'] as const;
        const transient = { appraisal: '1' };
        const oneRegulator = await submit(safe, { act, endorsers: ['SafeMSP', 'HaizhouBankMSP'], transient });
        expect(oneRegulator.code).toBe(endorsementPolicyFailure);
        const both = await submit(safe, { act, endorsers: ['SafeMSP', 'PbocMSP'], transient });
        expect(both.code).toBe(valid);
    });

    it('shows private data to members at members, and its hash to anyone anywhere', async () => {
        const safe = contractOf('SafeMSP', 'officer-1');
        const bank = contractOf('HaizhouBankMSP', 'maker-1');
        const regulators = ['SafeMSP', 'PbocMSP'];
        await submit(safe, { act: ['Appraise', 'seen'], endorsers: regulators, transient: { appraisal: '7' } });

        expect(await evaluate(safe, { act: ['ReadAppraisal', 'seen'], endorsers: ['PbocMSP'] })).toBe('7');
        expect(await refusalOf(evaluate(bank, { act: ['ReadAppraisal', 'seen'], endorsers: ['SafeMSP'] }))).toContain(
            'tx creator does not have read access permission on privatedata',
        );
        expect(
            await refusalOf(evaluate(safe, { act: ['ReadAppraisal', 'seen'], endorsers: ['HaizhouBankMSP'] })),
        ).toContain('private data matching public hash version is not available');
        const hash = await evaluate(safe, { act: ['ReadAppraisalHash', 'seen'], endorsers: ['SafeMSP'] });
        expect(hash).toMatch(/^[0-9a-f]{64}$/);
        expect(await evaluate(bank, { act: ['ReadAppraisalHash', 'seen'], endorsers: ['HaizhouBankMSP'] })).toBe(hash);
    });

    it('lets one of two through that start from the same private record', async () => {
        const safe = contractOf('SafeMSP', 'officer-1');
        const endorsers = ['SafeMSP', 'PbocMSP'];
        await submit(safe, { act: ['Appraise', 'contested'], endorsers, transient: { appraisal: '1' } });
        const raise = { arguments: ['contested', '1'], endorsingOrganizations: endorsers };
        const [first, second] = await Promise.all([
            safe.newProposal('RaiseAppraisal', raise).endorse(),
            safe.newProposal('RaiseAppraisal', raise).endorse(),
        ]);
        const commits = await Promise.all([first.submit(), second.submit()]);
        const codes = await Promise.all(commits.map(async (commit) => (await commit.getStatus()).code));
        expect(codes.sort((a, b) => a - b)).toEqual([valid, mvccReadConflict]);
    });

    it('keeps what a called chaincode wrote before it failed, and asks for both policies', async () => {
        const bank = contractOf('HaizhouBankMSP', 'maker-1');
        const act = ['WriteAndCall', 'caller', 'dcep', JSON.stringify(['WriteThenFail', 'ghost'])] as const;
        const underTradeOnly = await submit(bank, { act, endorsers: ['SafeMSP', 'HaizhouBankMSP'] });
        expect(underTradeOnly.code).toBe(endorsementPolicyFailure);
        const underBoth = await submit(bank, { act, endorsers: ['PbocMSP', 'HaizhouBankMSP'] });
        expect(underBoth.code).toBe(valid);
        const dcep = contractOf('HaizhouBankMSP', 'maker-1', 'dcep');
        expect(await evaluate(dcep, { act: ['Exists', 'ghost'], endorsers: ['HaizhouBankMSP'] })).toBe('true');
    });

    it(
        'comes up again where it ended',
        async () => {
            const act = ['CreateAsset', 'lasting', 'me', '1'] as const;
            const before = contractOf('HaizhouBankMSP', 'maker-1');
            await submit(before, { act, endorsers: ['SafeMSP', 'HaizhouBankMSP'] });
            await network.stop();
            await expect(evaluate(before, { act: ['Exists', 'lasting'], endorsers: ['SafeMSP'] })).rejects.toThrow();

            network = await start();
            const after = contractOf('HaizhouBankMSP', 'maker-1');
            expect(await evaluate(after, { act: ['Exists', 'lasting'], endorsers: ['SafeMSP'] })).toBe('true');
        },
        3 * minutes,
    );
});
