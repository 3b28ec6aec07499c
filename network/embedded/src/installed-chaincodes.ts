import type { ChaincodeHandler } from './chaincode/handler.js';
import type { Channel } from './ledger/channel.js';
import type { ChaincodeDefinition, Definitions } from './ledger/definition.js';
import type { PeerIdentity } from './ledger/peer-ledger.js';

/** A chaincode that a peer can run, or why it cannot, in Fabric's words. */
type Readiness = { readonly handler: ChaincodeHandler } | { readonly reason: string };

interface PeerOnChannel extends PeerIdentity {
    readonly channel: Channel;
}

/** The chaincode packages that one peer has, and which of them its organisation has it run under the channel's definitions. */
export class InstalledChaincodes {
    readonly #peer: PeerOnChannel;
    readonly #packages = new Map<string, ChaincodeHandler>();
    /** What follows from definitions and approvals holds until one of them changes: then the definitions are others. */
    #readiness = new WeakMap<Definitions, Map<string, Readiness>>();

    constructor(peer: PeerOnChannel) {
        this.#peer = peer;
    }

    get handlers(): readonly ChaincodeHandler[] {
        return [...this.#packages.values()];
    }

    has(packageId: string): boolean {
        return this.#packages.has(packageId);
    }

    install(packageId: string, handler: ChaincodeHandler): void {
        this.#packages.set(packageId, handler);
        this.#readiness = new WeakMap();
    }

    /** Whether the peer tells others that it endorses for this chaincode. */
    runs(chaincode: string): boolean {
        const definition = this.#definitions.chaincode(chaincode);
        return definition !== undefined && 'handler' in this.#readinessFor(definition);
    }

    /** The code its organisation approved for a definition; throws if there is no approval, or no such package here. */
    handlerOf(definition: ChaincodeDefinition): ChaincodeHandler {
        const readiness = this.#readinessFor(definition);
        if ('reason' in readiness) throw new Error(readiness.reason);
        return readiness.handler;
    }

    /** Stops the packages that no definition asks for any more, and forgets them. */
    async retire(): Promise<void> {
        const wanted = this.#definitions.chaincodes.map((definition) => this.#readinessFor(definition));
        const needed = new Set(wanted.flatMap((readiness) => ('handler' in readiness ? [readiness.handler] : [])));
        const unneeded = [...this.#packages].filter(([, handler]) => !needed.has(handler));
        for (const [packageId] of unneeded) this.#packages.delete(packageId);
        await Promise.all(unneeded.map(([, handler]) => handler.stop()));
    }

    get #definitions(): Definitions {
        return this.#peer.channel.definitions(this.#peer.name);
    }

    #readinessFor(definition: ChaincodeDefinition): Readiness {
        const known = this.#readiness.get(this.#definitions) ?? new Map<string, Readiness>();
        this.#readiness.set(this.#definitions, known);
        const readiness = known.get(definition.name) ?? this.#examine(definition);
        known.set(definition.name, readiness);
        return readiness;
    }

    #examine(definition: ChaincodeDefinition): Readiness {
        const { channel } = this.#peer;
        const approval = channel.approval(this.#peer, definition);
        const { name, sequence } = definition;
        if (!approval.isGiven) {
            const which = `'${name}' at sequence ${sequence} on channel '${channel.channelId}'`;
            return { reason: `chaincode definition for ${which} has not yet been approved by this org` };
        }
        const [, handler] = [...this.#packages].find(([packageId]) => approval.names(packageId)) ?? [];
        if (handler !== undefined) return { handler };
        return { reason: `chaincode definition for '${name}' exists, but chaincode is not installed` };
    }
}
