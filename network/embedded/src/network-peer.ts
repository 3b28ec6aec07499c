import type { ChaincodeHandler } from './chaincode/handler.js';
import type { CertificateAuthority, IssuedIdentity } from './crypto/issue.js';
import type { GatewayContext } from './gateway/context.js';
import { type RunningService, serveGateway } from './gateway/service.js';
import type { ClearValue } from './ledger/channel.js';

/** What a client needs to reach a peer's gateway. */
export interface Endpoint {
    readonly address: string;
    readonly tlsRootCertificatePem: string;
}

/** Where a peer's gateway listens, and with what it proves that it is the peer's. */
interface Place {
    readonly port?: number;
    readonly tls: IssuedIdentity;
    readonly tlsCa: CertificateAuthority;
}

/** One peer with its gateway, as whoever started the network can handle it. */
export class NetworkPeer {
    #place: Place;
    readonly #context: GatewayContext;
    #service: RunningService | undefined;
    #port: number;

    constructor(place: Place, context: GatewayContext) {
        this.#place = place;
        this.#context = context;
        this.#port = place.port ?? 0;
    }

    /** `peer0.SafeMSP` */
    get name(): string {
        return this.#context.peer.name;
    }

    get mspId(): string {
        return this.#context.peer.mspId;
    }

    get endpoint(): Endpoint {
        return { address: this.address, tlsRootCertificatePem: this.#place.tlsCa.certificatePem };
    }

    /** Where its gateway listens, also while it is stopped: it comes back there. */
    get address(): string {
        return this.#context.peer.address;
    }

    /** How many blocks it has. */
    get height(): number {
        return this.#context.peer.height;
    }

    /** Every private value of chaincodes that this peer holds, of the past too: what someone who broke into it would read. */
    readPrivateStore(): ClearValue[] {
        return this.#context.channel.readPrivateStore(this.name);
    }

    /** Its side of a chaincode: to stop the chaincode and launch it again. */
    chaincode(name: string): ChaincodeHandler {
        return this.#context.peer.chaincode(name);
    }

    /**
     * Comes back to where it was: it catches up, and its gateway listens at the same address. Rejects, and stays away, if
     * the ledger goes on no more.
     */
    async start(): Promise<void> {
        if (this.#service !== undefined) return;
        const { tls } = this.#place;
        this.#service = await serveGateway({ context: this.#context, tls, port: this.#port });
        this.#port = this.#service.port;
        try {
            await this.#context.peer.start(`localhost:${this.#port}`);
        } catch (cause) {
            this.stop();
            throw cause;
        }
    }

    /** Proves itself to clients with another certificate from now on: they have to connect again. */
    async renew(certificates: Omit<Place, 'port'>): Promise<void> {
        this.#place = certificates;
        if (this.#service === undefined) return;
        this.#service.stop();
        this.#service = undefined;
        await this.start();
    }

    /** Ends every call at its gateway at once; from now on it endorses nothing and gets no blocks and no private data. */
    stop(): void {
        this.#context.peer.stop();
        this.#service?.stop();
        this.#service = undefined;
    }

    /** Stops the peer and its chaincodes. */
    async shutDown(): Promise<void> {
        this.stop();
        await Promise.all(this.#context.peer.installed.handlers.map((chaincode) => chaincode.stop()));
    }
}
