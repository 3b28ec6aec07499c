import { peer } from '@hyperledger/fabric-protos';

import type { ChaincodeHandler, ChaincodeResult, TransactionContext } from './chaincode/handler.js';
import type { ChannelConfiguration } from './config/configuration.js';
import { CurrentMembership } from './config/current-membership.js';
import { accessFault, type Resource } from './access.js';
import type { SignatureVerifier } from './crypto/sign.js';
import type { Channel } from './ledger/channel.js';
import type { ChaincodeDefinition } from './ledger/definition.js';
import { lifecycleNamespace } from './ledger/lifecycle.js';
import type { PeerIdentity } from './ledger/peer-ledger.js';
import type { Simulator } from './ledger/simulator.js';
import { InstalledChaincodes } from './installed-chaincodes.js';
import { interestOf } from './interest.js';
import { runLifecycle } from './system/lifecycle.js';
import { answerSystemQuery, refuseSystemCall } from './system/qscc.js';
import { textOf } from './text-of.js';
import { endorse, proposalResponsePayload } from './wire/endorsement.js';
import type { SigningIdentity } from './wire/identity.js';
import { type ProposalContext, type UnpackedProposal, unpackProposal } from './wire/proposal.js';

/** How far a client's clock may be from the peer's. */
export const timeWindowMs = 15 * 60_000;

/** From this status on a chaincode's answer is a failure, which no peer endorses. */
const failureThreshold = 400;

/** Chaincodes of the peer itself, which nobody defines and every peer has. */
const querySystem = 'qscc';
const systemChaincodes: readonly string[] = [querySystem, lifecycleNamespace];
const systemVersion = 'syscc';

/** The proposal was not even run: it is malformed, its signature is wrong, or its creator may not propose. */
export class ProposalRefused extends Error {}

/** It did not even get to the endorser: the peer's authentication filters fail the call itself, for which a gateway asks others. */
export class ProposalFiltered extends ProposalRefused {}

interface PeerOptions extends PeerIdentity {
    readonly identity: SigningIdentity;
    readonly channel: Channel;
    readonly verifier: SignatureVerifier;
    readonly clock: () => Date;
    readonly strictTime: boolean;
}

/** A peer of one organisation: it runs proposals on its own view of the ledger and signs for what came out. */
export class Peer {
    /** The packages of chaincodes it has. */
    readonly installed: InstalledChaincodes;
    readonly #options: PeerOptions;
    readonly #context: ProposalContext;
    #identity: SigningIdentity;
    #running = false;
    #address = '';

    constructor(options: PeerOptions) {
        const { name, channel, verifier } = options;
        this.#options = options;
        this.#identity = options.identity;
        this.installed = new InstalledChaincodes(options);
        const membership = new CurrentMembership(() => channel.configuration(name));
        this.#context = { channelId: channel.channelId, membership, verifier };
    }

    get name(): string {
        return this.#options.name;
    }

    get mspId(): string {
        return this.#options.mspId;
    }

    /** Where clients find its gateway, `localhost:port`; empty until it has been started. */
    get address(): string {
        return this.#address;
    }

    get isRunning(): boolean {
        return this.#running;
    }

    /** How many blocks this peer has. */
    get height(): number {
        return this.#options.channel.height(this.name);
    }

    /** Whether it endorses for a chaincode: it has the code that its organisation approved. */
    runs(chaincode: string): boolean {
        return systemChaincodes.includes(chaincode) || this.installed.runs(chaincode);
    }

    /** Its side of one chaincode; throws if it does not run that. */
    chaincode(name: string): ChaincodeHandler {
        const definition = this.#options.channel.definitions(this.name).chaincode(name);
        if (definition === undefined) throw new Error(`chaincode ${name} not found`);
        return this.installed.handlerOf(definition);
    }

    /** Signs as somebody else from now on. */
    renew(identity: SigningIdentity): void {
        this.#identity = identity;
    }

    /** Takes part from now on, beginning with the blocks and private data it missed. */
    async start(address: string): Promise<void> {
        this.#address = address;
        await this.#options.channel.start(this.name);
        this.#running = true;
    }

    /** Takes no part any more: it endorses nothing, gets no blocks and no private data. */
    stop(): void {
        this.#running = false;
        this.#options.channel.stop(this.name);
    }

    /**
     * Runs a proposal and endorses its results. A failure of the chaincode, or of the peer, is an answer with a status;
     * only a proposal that must not be run is thrown, as `ProposalRefused`.
     */
    async processProposal(signedProposal: peer.SignedProposal): Promise<peer.ProposalResponse> {
        const proposal = this.#accept(signedProposal);
        try {
            if (proposal.chaincodeName === querySystem) return this.#answerSystemQuery(proposal);
            return await this.#simulateAndEndorse(proposal);
        } catch (cause) {
            const response = new peer.Response();
            response.setStatus(500);
            response.setMessage(textOf(cause));
            return answerWith(response);
        }
    }

    #accept(signedProposal: peer.SignedProposal): UnpackedProposal {
        try {
            const proposal = unpackProposal(signedProposal, this.#context);
            this.#requireTimely(proposal);
            this.#requireNew(proposal);
            const fault = accessFault(this.#place, 'peer/Propose', proposal.creator);
            if (fault !== undefined) throw new Error(fault);
            return proposal;
        } catch (cause) {
            if (cause instanceof ProposalFiltered) throw cause;
            throw new ProposalRefused(textOf(cause), { cause });
        }
    }

    /** The peer's authentication filters: nothing else in Fabric looks at a proposal's time or a certificate's end. */
    #requireTimely({ creator, timestamp }: UnpackedProposal): void {
        const now = this.#options.clock().getTime();
        if (creator.notAfter.getTime() < now) throw new ProposalFiltered('proposal client identity expired');
        const claimed = timestamp.seconds * 1000;
        if (this.#options.strictTime && Math.abs(claimed - now) > timeWindowMs) {
            throw new ProposalFiltered(
                `request unauthorized due to incorrect timestamp ${toTheSecond(claimed)}, ` +
                    `peer time ${toTheSecond(now)}, peer.authentication.timewindow ${timeWindowMs / 60_000}m0s`,
            );
        }
    }

    #requireNew({ txId, creator }: UnpackedProposal): void {
        if (this.#options.channel.findTransaction(txId) === undefined) return;
        const creatorInHex = Buffer.from(creator.bytes).toString('hex');
        throw new Error(`duplicate transaction found [${txId}]. Creator [${creatorInHex}]`);
    }

    async #simulateAndEndorse(proposal: UnpackedProposal): Promise<peer.ProposalResponse> {
        const { channel } = this.#options;
        const { txId } = proposal;
        const simulator = channel.simulator(this.name, { txId, creatorMspId: proposal.creator.mspId });
        const { response, event, version } = await this.#run(proposal, simulator);
        // Of a failure below 500 the real peer keeps nothing but the response.
        if (response.getStatus() >= failureThreshold && response.getStatus() < 500) return answerWith(response);
        const results = simulator.results();
        const simulation = {
            proposal,
            results: results.publicResults,
            response,
            ...(event === undefined ? {} : { event }),
            chaincodeVersion: version,
        };
        if (response.getStatus() >= 500) {
            const unendorsed = answerWith(response);
            unendorsed.setPayload(proposalResponsePayload(simulation));
            return unendorsed;
        }
        try {
            await channel.distribute(this.name, txId, results.privateResults);
        } catch (cause) {
            throw new Error(`error in simulation: ${textOf(cause)}`, { cause });
        }
        const endorsed = endorse(simulation, this.#identity);
        endorsed.setInterest(interestOf(results.touched));
        return endorsed;
    }

    async #run(proposal: UnpackedProposal, simulator: Simulator): Promise<ChaincodeResult & { version: string }> {
        const { channelId, chaincodeName, args, creator } = proposal;
        if (chaincodeName === lifecycleNamespace) {
            const configuration = this.#options.channel.configuration(this.name);
            const response = runLifecycle({ mspId: this.mspId, channelId, configuration, simulator, creator }, args);
            return { response, event: undefined, version: systemVersion };
        }
        const { definition, handler } = this.#defined(chaincodeName, simulator, (reason) => {
            const wanted = `the chaincode ${chaincodeName} has been successfully defined on channel ${channelId}`;
            return `make sure ${wanted} and try again: ${reason}`;
        });
        return { ...(await this.#execute(handler, proposal, simulator)), version: definition.version };
    }

    async #execute(
        handler: ChaincodeHandler,
        { channelId, txId, chaincodeName, args, signedProposal }: UnpackedProposal,
        simulator: Simulator,
    ): Promise<ChaincodeResult> {
        const input = new peer.ChaincodeInput();
        input.setArgsList([...args]);
        const context: TransactionContext = {
            channelId,
            txId,
            signedProposal,
            simulator,
            call: (target, callInput) =>
                target === querySystem
                    ? Promise.resolve(refuseSystemCall(chaincodeName))
                    : this.#call(context, target, callInput),
        };
        try {
            const result = await handler.execute(input, context);
            result.event?.setChaincodeId(chaincodeName);
            result.event?.setTxId(txId);
            return result;
        } catch (cause) {
            throw new Error(`error in simulation: failed to execute transaction ${txId}: ${textOf(cause)}`, { cause });
        }
    }

    /** A call from chaincode to chaincode: the same simulator, the same transaction, another namespace. */
    async #call(context: TransactionContext, target: string, input: peer.ChaincodeInput): Promise<ChaincodeResult> {
        try {
            const { handler } = this.#defined(target, context.simulator, (reason) => {
                const wanted = `failed to get chaincode container info for ${target}`;
                return `invalid invocation: [channel ${context.channelId}] ${wanted}: ${reason}`;
            });
            return await handler.execute(input, context);
        } catch (cause) {
            throw new Error(`execute failed: ${textOf(cause)}`, { cause });
        }
    }

    /** A chaincode as it is defined for a transaction, with its code here; why there is none is told in the caller's words. */
    #defined(
        chaincode: string,
        simulator: Simulator,
        inWords: (reason: string) => string,
    ): { definition: ChaincodeDefinition; handler: ChaincodeHandler } {
        const definition = simulator.definition(chaincode);
        if (definition === undefined) throw new Error(inWords(`chaincode ${chaincode} not found`));
        try {
            return { definition, handler: this.installed.handlerOf(definition) };
        } catch (cause) {
            throw new Error(inWords(textOf(cause)), { cause });
        }
    }

    /** Where access is asked for. */
    get #place(): { channelId: string; configuration: ChannelConfiguration } {
        const { channel } = this.#options;
        return { channelId: channel.channelId, configuration: channel.configuration(this.name) };
    }

    #answerSystemQuery(proposal: UnpackedProposal): peer.ProposalResponse {
        const { channel } = this.#options;
        const faultOf = (resource: Resource): string | undefined =>
            accessFault(this.#place, resource, proposal.creator);
        const response = answerSystemQuery({ channel, height: this.height, faultOf }, proposal);
        return endorse(
            { proposal, results: new Uint8Array(), response, chaincodeVersion: systemVersion },
            this.#identity,
        );
    }
}

function answerWith(response: peer.Response): peer.ProposalResponse {
    const answer = new peer.ProposalResponse();
    answer.setVersion(1);
    answer.setResponse(response);
    return answer;
}

function toTheSecond(milliseconds: number): string {
    return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}
