import { issueOrganisation, startNetwork, type EmbeddedNetwork } from '@cohong/embedded-fabric';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { decodeRefusal } from '@cohong/domain/kernel/refusal';
import * as grpc from '@grpc/grpc-js';
import { connect, GatewayError, hash, signers, type Contract, type Transaction } from '@hyperledger/fabric-gateway';
import { common, gateway, ledger, peer } from '@hyperledger/fabric-protos';
import { createPrivateKey, randomBytes } from 'node:crypto';
import { cashContracts, dealContracts } from './contracts.js';

export const haizhou = 'HaizhouBankMSP';
export const pearl = 'PearlBankMSP';
export const safe = 'SafeMSP';

const policy = `AND('${safe}.peer', OR('${haizhou}.peer', '${pearl}.peer'))`;

const vault = (bank: string) => ({
    name: `vault_${bank}`,
    members: [bank, safe],
    requiredPeerCount: 0,
    maxPeerCount: 2,
    blockToLive: 0,
    memberOnlyRead: true,
    memberOnlyWrite: false,
});

const users = Object.fromEntries(
    ['maker', 'checker', 'officer'].map((role) => [role, { attributes: { role } }] as const),
);

/** Two banks and a regulator with the chaincode under test, and another that it calls. */
export async function startDeals(): Promise<EmbeddedNetwork> {
    return await startNetwork({
        channel: 'cohong',
        organisations: await Promise.all(
            [haizhou, pearl, safe].map((mspId) => issueOrganisation({ mspId, users: { ...users, nobody: {} } })),
        ),
        chaincodes: [
            {
                name: 'deals',
                endorsementPolicy: policy,
                collections: [vault(haizhou), vault(pearl)],
                source: { kind: 'in-thread', load: () => dealContracts },
            },
            { name: 'cash', endorsementPolicy: policy, source: { kind: 'in-thread', load: () => cashContracts } },
        ],
        batch: { maxMessages: 10, timeoutMs: 10 },
        log: () => undefined,
    });
}

export interface Submission {
    readonly input?: unknown;
    /** Given as null, no seed is sent. */
    readonly seed?: Uint8Array | null;
    readonly request?: { readonly key: string; readonly bodyHash: string };
    readonly transient?: Readonly<Record<string, string | Uint8Array>>;
}

export interface Endorsed {
    readonly result: string;
    readonly transactionId: string;
    /** How many keys the transaction would write, public and private. */
    readonly writes: number;
    readonly event: string | undefined;
    /** Orders it and waits for the commit. */
    readonly commit: () => Promise<void>;
}

/** A user of one bank, at its own organisation's peer. */
export class User {
    readonly #contract: Contract;
    readonly #endorsers: string[];
    readonly #close: () => void;

    /** The peer to which the user's requests go is the own organisation's, as the gateway's are. */
    constructor(network: EmbeddedNetwork, mspId: string, name = 'maker') {
        const endpoint = network.endpoints[mspId]!;
        const client = new grpc.Client(
            endpoint.address,
            grpc.credentials.createSsl(Buffer.from(endpoint.tlsRootCertificatePem)),
        );
        const { certificatePem, privateKeyPem } = network.identity(mspId, name);
        const connection = connect({
            client,
            identity: { mspId, credentials: Buffer.from(certificatePem) },
            signer: signers.newPrivateKeySigner(createPrivateKey(privateKeyPem)),
            hash: hash.sha256,
        });
        this.#contract = connection.getNetwork('cohong').getContract('deals');
        this.#endorsers = mspId === safe ? [safe, haizhou] : [mspId, safe];
        this.#close = () => {
            connection.close();
            client.close();
        };
    }

    /** Endorses, and does not order. */
    async endorse(name: string, { input, seed, request, transient }: Submission = {}): Promise<Endorsed> {
        const proposal = this.#contract.newProposal(name, {
            endorsingOrganizations: this.#endorsers,
            transientData: {
                ...(input !== undefined && { input: canonicalJson(input) }),
                ...(seed !== null && { seed: seed ?? randomBytes(32) }),
                ...(request && { request: canonicalJson(request) }),
                ...transient,
            },
        });
        return endorsed(await proposal.endorse());
    }

    /** Endorses, orders and waits for the commit. */
    async submit(name: string, submission: Submission = {}): Promise<Endorsed> {
        const transaction = await this.endorse(name, submission);
        await transaction.commit();
        return transaction;
    }

    async evaluate(name: string, input: unknown = {}, transient: Submission['transient'] = {}): Promise<string> {
        const transientData = { input: canonicalJson(input), ...transient };
        const result = await this.#contract.evaluate(name, { transientData });
        return Buffer.from(result).toString();
    }

    close(): void {
        this.#close();
    }
}

/** A new id of a private record. */
export function randomId(): string {
    return randomBytes(16).toString('hex');
}

/** A new request of a gateway's client. */
export function newRequest(): { key: string; bodyHash: string } {
    return { key: randomBytes(32).toString('hex'), bodyHash: randomBytes(32).toString('hex') };
}

/** The code with which a transaction was refused, or the whole text of a defect. */
export async function refusalOf(attempt: Promise<unknown>): Promise<string> {
    try {
        await attempt;
    } catch (error) {
        if (!(error instanceof GatewayError)) {
            throw error;
        }
        const messages = [error.message, ...error.details.map(({ message }) => message)].join('\n');
        return decodeRefusal(messages)?.code ?? messages;
    }
    throw new Error('nothing was refused');
}

function endorsed(transaction: Transaction): Endorsed {
    const { action, event } = contentOf(transaction);
    return {
        result: Buffer.from(transaction.getResult()).toString(),
        transactionId: transaction.getTransactionId(),
        writes: writesIn(action.getResults_asU8()),
        event,
        commit: async () => {
            const status = await (await transaction.submit()).getStatus();
            if (!status.successful) {
                throw new Error(`committed with code ${status.code}`);
            }
        },
    };
}

function contentOf(transaction: Transaction): { action: peer.ChaincodeAction; event: string | undefined } {
    const envelope = gateway.PreparedTransaction.deserializeBinary(transaction.getBytes()).getEnvelope();
    const payload = common.Payload.deserializeBinary(envelope!.getPayload_asU8());
    const [first] = peer.Transaction.deserializeBinary(payload.getData_asU8()).getActionsList();
    const endorsed = peer.ChaincodeActionPayload.deserializeBinary(first!.getPayload_asU8()).getAction();
    const response = peer.ProposalResponsePayload.deserializeBinary(endorsed!.getProposalResponsePayload_asU8());
    const action = peer.ChaincodeAction.deserializeBinary(response.getExtension_asU8());
    const event = peer.ChaincodeEvent.deserializeBinary(action.getEvents_asU8()).getEventName();
    return { action, event: event === '' ? undefined : event };
}

function writesIn(results: Uint8Array): number {
    const namespaces = ledger.rwset.TxReadWriteSet.deserializeBinary(results).getNsRwsetList();
    return namespaces.reduce((total, namespace) => {
        const open = ledger.rwset.kvrwset.KVRWSet.deserializeBinary(namespace.getRwset_asU8()).getWritesList();
        const hashed = namespace
            .getCollectionHashedRwsetList()
            .map((set) => ledger.rwset.kvrwset.HashedRWSet.deserializeBinary(set.getHashedRwset_asU8()))
            .flatMap((set) => set.getHashedWritesList());
        return total + open.length + hashed.length;
    }, 0);
}
