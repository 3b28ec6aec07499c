import { contracts as dcepContracts } from '@cohong/dcep-chaincode';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { decodeRefusal, Refusal } from '@cohong/domain/kernel/refusal';
import { type ContractClass, type EmbeddedNetwork, startNetwork } from '@cohong/embedded-fabric';
import { members } from '@cohong/fixtures';
import { contracts as tradeContracts } from '@cohong/trade-chaincode';
import * as grpc from '@grpc/grpc-js';
import {
    connect,
    EndorseError,
    type Gateway,
    GatewayError,
    hash,
    type Network,
    type Proposal,
} from '@hyperledger/fabric-gateway';
import { randomBytes } from 'node:crypto';
import { datedProposal } from '../scenarios/envelope.js';
import { type ActName, endorserChoices } from '../../gateway/src/fabric/endorsers.js';
import { messageSigner } from '../../gateway/src/fabric/sign.js';
import { describedOrganisations } from './organisations.js';

const authorities = { foreignExchangeRegulator: 'SafeMSP', centralBank: 'PbocMSP', customs: 'CustomsMSP' };
const contractsOf = { trade: tradeContracts, dcep: dcepContracts } as Readonly<
    Record<string, readonly ContractClass[]>
>;

/** A user, as `HaizhouBankMSP/maker-1`. */
export type User = `${string}/${string}`;

export interface Act {
    readonly input: unknown;
    readonly settlement?: unknown;
    /** Left out, each call is a request of its own; null, the act names none. */
    readonly request?: { readonly key: string; readonly bodyHash: string } | null;
    /** The bank whose coins the central bank's act touches. */
    readonly bank?: string;
    readonly seed?: Uint8Array;
    /** As what time its creator dates it; now, when not given. So days pass in tests. */
    readonly at?: Date;
}

/** A transaction that only reads, as `trade/claim:ReadClaim`. */
type Question = `${string}/${string}:${string}`;

/** What a transaction gave, and the event that everybody hears. */
export interface Outcome {
    readonly id: string;
    readonly transactionId: string;
    readonly replayed: boolean;
    readonly event: unknown;
}

/**
 * The consortium of network/consortium.yaml with its policies and collections on the embedded network, and both
 * chaincodes in this thread. Its clients are Fabric's own, so a test goes through everything that a gateway would.
 */
export class Consortium {
    readonly network: EmbeddedNetwork;
    readonly #connections = new Map<User, { gateway: Gateway; client: grpc.Client }>();

    private constructor(network: EmbeddedNetwork) {
        this.network = network;
    }

    /**
     * Starts it, and enrols its members in both chaincodes.
     * @param more contracts that stand in for acts which are not there yet, by chaincode.
     */
    static async start(more: Partial<typeof contractsOf> = {}): Promise<Consortium> {
        const { channel, organisations, chaincodes } = await describedOrganisations();
        const network = await startNetwork({
            channel,
            organisations,
            chaincodes: chaincodes.map((chaincode) => ({
                ...chaincode,
                source: {
                    kind: 'in-thread',
                    load: () => [...contractsOf[chaincode.name]!, ...(more[chaincode.name] ?? [])],
                },
            })),
            batch: { maxMessages: 10, timeoutMs: 5 },
            // As in the test profile of a real network, so that days can pass.
            strictTime: false,
            log: () => undefined,
        });
        const consortium = new Consortium(network);
        await consortium.submit('SafeMSP/officer-1', 'trade/party:EnrolMembers', { input: { members }, request: null });
        await consortium.submit('PbocMSP/officer-1', 'dcep/party:EnrolMembers', {
            input: { members },
            request: null,
            bank: 'HaizhouBankMSP',
        });

        return consortium;
    }

    /** Does something and waits for its block. Rejects with the refusal when the rules say no. */
    async submit(user: User, name: ActName, act: Act): Promise<Outcome> {
        return await (
            await this.endorse(user, name, act)
        )();
    }

    /** Has something endorsed, on the state as it is now, and gives what orders it. */
    async endorse(user: User, name: ActName, act: Act): Promise<() => Promise<Outcome>> {
        const [mspId = ''] = user.split('/');
        const [chaincode = '', transaction = ''] = name.split('/');
        const settles = act.settlement !== undefined;
        const [endorsers] = endorserChoices({
            act: name,
            mspId,
            authorities,
            settles,
            ...(act.bank !== undefined && { bank: act.bank }),
        });
        const proposal = this.channel(user)
            .getContract(chaincode)
            .newProposal(transaction, { transientData: transientOf(act), endorsingOrganizations: [...endorsers!] });
        const dated = act.at === undefined ? proposal : this.#dated(user, proposal, act.at);
        const endorsed = await dated.endorse().catch(throwRefusal);
        const result = JSON.parse(Buffer.from(endorsed.getResult()).toString()) as Omit<Outcome, 'event'>;

        return async () => {
            if (result.replayed) {
                return { ...result, event: undefined };
            }
            const status = await (await endorsed.submit()).getStatus();
            if (!status.successful) {
                throw new Error(`the transaction was committed as invalid (${status.code})`);
            }

            return { ...result, event: await this.#eventOf(chaincode, status) };
        };
    }

    /** Asks the user's own peer. Rejects with the refusal when the rules say no. */
    evaluate(user: User, question: Question, input: unknown): Promise<unknown> {
        return this.evaluateAt(user, question, { input });
    }

    /** The same as if it were then. */
    async evaluateAt(user: User, question: Question, { input, at }: Pick<Act, 'input' | 'at'>): Promise<unknown> {
        const [mspId = ''] = user.split('/');
        const [chaincode = '', transaction = ''] = question.split('/');
        const proposal = this.channel(user)
            .getContract(chaincode)
            .newProposal(transaction, {
                transientData: { input: canonicalJson(input), seed: randomBytes(32) },
                endorsingOrganizations: [mspId],
            });
        const dated = at === undefined ? proposal : this.#dated(user, proposal, at);
        const result = await dated.evaluate().catch(throwRefusal);

        return JSON.parse(Buffer.from(result).toString());
    }

    /** How many blocks there are: nothing was written and nothing told where it stays the same. */
    get height(): number {
        return this.network.channel.height();
    }

    async stop(): Promise<void> {
        this.#connections.forEach(({ gateway, client }) => {
            gateway.close();
            client.close();
        });
        await this.network.stop();
    }

    /** The channel as a user sees it through Fabric’s own client. */
    channel(user: User): Network {
        return this.#connectionOf(user).gateway.getNetwork(this.network.channel.channelId);
    }

    #connectionOf(user: User): { gateway: Gateway; client: grpc.Client } {
        const connection = this.#connections.get(user) ?? this.#connect(user);
        this.#connections.set(user, connection);

        return connection;
    }

    #dated(user: User, proposal: Proposal, at: Date): Proposal {
        return this.#connectionOf(user).gateway.newProposal(datedProposal(proposal.getBytes(), at));
    }

    #connect(user: User): { gateway: Gateway; client: grpc.Client } {
        const [mspId = '', name = ''] = user.split('/');
        const { address, tlsRootCertificatePem } = this.network.endpoints[mspId]!;
        const client = new grpc.Client(address, grpc.credentials.createSsl(Buffer.from(tlsRootCertificatePem)));
        const { certificatePem, privateKeyPem } = this.network.identity(mspId, name);
        const gateway = connect({
            client,
            identity: { mspId, credentials: Buffer.from(certificatePem) },
            signer: messageSigner(privateKeyPem),
            hash: hash.none,
        });

        return { gateway, client };
    }

    async #eventOf(
        chaincode: string,
        { transactionId, blockNumber }: { readonly transactionId: string; readonly blockNumber: bigint },
    ): Promise<unknown> {
        const events = await this.channel('SafeMSP/gateway').getChaincodeEvents(chaincode, {
            startBlock: blockNumber,
        });
        try {
            for await (const event of events) {
                if (event.transactionId === transactionId) {
                    return JSON.parse(Buffer.from(event.payload).toString());
                }
            }
        } finally {
            events.close();
        }

        return undefined;
    }
}

function transientOf({ input, settlement, request, seed }: Act): Record<string, string | Uint8Array> {
    return {
        input: canonicalJson(input),
        seed: seed ?? randomBytes(32),
        ...(settlement !== undefined && { settlement: canonicalJson(settlement) }),
        ...(request !== null && { request: canonicalJson(request ?? newRequest()) }),
    };
}

/** A request of a client that the gateway has marked. */
export function newRequest(): { readonly key: string; readonly bodyHash: string } {
    return { key: randomBytes(32).toString('hex'), bodyHash: randomBytes(32).toString('hex') };
}

/** A random id as the gateway makes them. */
export function newId(): string {
    return randomBytes(16).toString('hex');
}

/** The refusal with which an act must end, and proof that it wrote and told nothing. */
export async function refusalOf(consortium: Consortium, act: () => Promise<unknown>): Promise<Refusal> {
    const { height } = consortium;
    const refusal: unknown = await act().then(
        () => new Error('the act was not refused'),
        (error: unknown) => error,
    );
    if (!(refusal instanceof Refusal)) {
        throw refusal;
    }
    if (consortium.height !== height) {
        throw new Error('a refused act was ordered');
    }

    return refusal;
}

function throwRefusal(error: unknown): never {
    if (!(error instanceof GatewayError)) {
        throw error;
    }
    const messages = [error.message, ...error.details.map(({ message }) => message)];
    const refusal = messages.map(decodeRefusal).find((decoded) => decoded !== undefined);
    throw refusal ?? (error instanceof EndorseError ? new Error(messages.join('; '), { cause: error }) : error);
}
