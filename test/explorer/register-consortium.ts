import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadContracts } from '@cohong/embedded-fabric';
import {
    embeddedEngineOn,
    fabricEngine,
    keepMaterial,
    readConsortium,
    userFiles,
    withFreePorts,
    type Consortium,
    type Engine,
    type PeerEndpoint,
} from '@cohong/network';
import * as grpc from '@grpc/grpc-js';
import { connect, signers } from '@hyperledger/fabric-gateway';
import { writeRunFile } from '../../network/launcher/src/commands/run-file.js';
import { identityOf } from '../../network/launcher/src/processes/identity.js';

const root = path.resolve(__dirname, '../..');
const register = path.join(root, 'test/conformance/chaincode');

export const embeddedEngine: Engine = embeddedEngineOn({
    source: () => ({ kind: 'in-thread', load: () => loadContracts(register) }),
});
export { fabricEngine };

/** The members of network/consortium.yaml over the register, up without gateways, with what `serve` leaves on disk. */
export interface RegisterConsortium {
    readonly folder: string;
    /** Submits a transaction of the register and gives its id once it is in a block, valid or not. */
    submit(act: Act): Promise<string>;
    stop(): Promise<void>;
}

export interface Act {
    /** As `HaizhouBankMSP/maker-1`. */
    readonly by: string;
    readonly call: readonly [transaction: string, ...args: string[]];
    readonly endorsers: readonly string[];
    readonly transient?: Readonly<Record<string, string>>;
}

export async function startRegisterConsortium(engine: Engine): Promise<RegisterConsortium> {
    const folder = mkdtempSync(path.join(tmpdir(), 'cohong-explorer-'));
    const consortium = await consortiumOfRegister();
    await keepMaterial(folder, consortium.organisations);
    const network = await engine.start({ consortium, folder, log: () => undefined });
    writeRunFile(folder, {
        ...identityOf(process.pid)!,
        engine: engine.name,
        channel: consortium.channel,
        isReady: true,
        organisations: consortium.organisations.map(({ mspId, name, kind, users }) => {
            return { mspId, name, kind, url: '', peer: network.peers[mspId]!, users: Object.keys(users) };
        }),
    });
    return {
        folder,
        submit: (act) => submit(act, { folder, channel: consortium.channel, peers: network.peers }),
        stop: async () => {
            await network.stop();
            rmSync(folder, { recursive: true, force: true });
        },
    };
}

/** Any two of three write; what is appraised, the regulators alone know. */
async function consortiumOfRegister(): Promise<Consortium> {
    const consortium = await withFreePorts(readConsortium(path.join(root, 'network/consortium.yaml')));
    const registry = consortium.chaincodes.flatMap(({ collections }) => collections).find(isRegistry)!;
    return {
        ...consortium,
        chaincodes: [
            {
                name: 'register',
                directory: register,
                endorsementPolicy: "OutOf(2, 'SafeMSP.peer', 'PbocMSP.peer', 'HaizhouBankMSP.peer')",
                collections: [{ ...registry, name: 'appraisals' }],
            },
        ],
    };
}

const isRegistry = ({ name }: { readonly name: string }): boolean => name === 'registry';

interface Surroundings {
    readonly folder: string;
    readonly channel: string;
    readonly peers: Readonly<Record<string, PeerEndpoint>>;
}

async function submit(
    { by, call: [name, ...args], endorsers, transient }: Act,
    { folder, channel, peers }: Surroundings,
): Promise<string> {
    const [mspId = '', user = ''] = by.split('/');
    const { certificateFile, keyFile } = userFiles({ folder, mspId, user });
    const { address, tlsRootCertificateFile } = peers[mspId]!;
    const client = new grpc.Client(address, grpc.credentials.createSsl(readFileSync(tlsRootCertificateFile)));
    const gateway = connect({
        client,
        identity: { mspId, credentials: readFileSync(certificateFile) },
        signer: signers.newPrivateKeySigner(createPrivateKey(readFileSync(keyFile))),
    });
    try {
        const commit = await gateway
            .getNetwork(channel)
            .getContract('register')
            .submitAsync(name, {
                arguments: args,
                endorsingOrganizations: [...endorsers],
                ...(transient && { transientData: transient }),
            });
        return (await commit.getStatus()).transactionId;
    } finally {
        gateway.close();
        client.close();
    }
}
