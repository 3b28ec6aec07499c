import { Client, credentials, type CallOptions } from '@grpc/grpc-js';
import { connect, hash, type Contract, type Gateway, type Network, type Signer } from '@hyperledger/fabric-gateway';
import type { GatewayConfig, UserIdentity } from '../config.js';
import { messageSigner } from './sign.js';

/**
 * One TLS connection to the organisation's own peer, shared by all its users, each with an own signing identity.
 *
 * It is lazy: a peer that is away when the gateway starts is found when it comes. Of several peers it takes the first
 * that answers, and the next when that one goes.
 */
export class PeerConnection {
    readonly #config: GatewayConfig;
    readonly #client: Client;
    readonly #gateways = new Map<string, Gateway>();
    readonly #signers = new Map<string, Signer>();

    constructor(config: GatewayConfig) {
        const { address, serverName, tlsRootCertificatePem } = config.peer;
        const tls = credentials.createSsl(Buffer.from(tlsRootCertificatePem));
        this.#config = config;
        // Streams of events have no deadline: pings find out when the other side has silently gone.
        this.#client = new Client(address, tls, {
            ...(serverName !== undefined && { 'grpc.ssl_target_name_override': serverName }),
            'grpc.keepalive_time_ms': 60_000,
            'grpc.keepalive_timeout_ms': 10_000,
            'grpc.initial_reconnect_backoff_ms': 100,
            'grpc.max_reconnect_backoff_ms': 2_000,
        });
    }

    network(user: string): Network {
        return this.#gatewayOf(user).getNetwork(this.#config.channel);
    }

    contract(user: string, chaincode: string): Contract {
        return this.network(user).getContract(chaincode);
    }

    /** Signs as a user; nothing is signed for one whose key is elsewhere. */
    async sign(user: string, message: Uint8Array): Promise<Uint8Array | undefined> {
        return await this.#signerOf(user)?.(message);
    }

    /** As whom a user's questions are asked: whoever signs elsewhere is not to sign each look. */
    readerFor(user: string): string {
        return this.#identityOf(user).readsAs ?? user;
    }

    gateway(user: string): Gateway {
        return this.#gatewayOf(user);
    }

    close(): void {
        this.#gateways.forEach((gateway) => gateway.close());
        this.#gateways.clear();
        this.#client.close();
    }

    #gatewayOf(user: string): Gateway {
        const known = this.#gateways.get(user);
        if (known !== undefined) {
            return known;
        }
        const gateway = this.#connect(user);
        this.#gateways.set(user, gateway);

        return gateway;
    }

    #identityOf(user: string): UserIdentity {
        const identity = this.#config.users.get(user);
        if (identity === undefined) {
            throw new Error('the user has no identity');
        }

        return identity;
    }

    #signerOf(user: string): Signer | undefined {
        const known = this.#signers.get(user);
        const { privateKeyPem } = this.#identityOf(user);
        if (known !== undefined || privateKeyPem === undefined) {
            return known;
        }
        const signer = messageSigner(privateKeyPem);
        this.#signers.set(user, signer);

        return signer;
    }

    #connect(user: string): Gateway {
        const { mspId, deadlines } = this.#config;
        const identity = this.#identityOf(user);
        const signer = this.#signerOf(user);

        return connect({
            client: this.#client,
            identity: { mspId, credentials: Buffer.from(identity.certificatePem) },
            ...(signer !== undefined && { signer }),
            hash: hash.none,
            evaluateOptions: within(deadlines.evaluateSeconds),
            endorseOptions: within(deadlines.endorseSeconds),
            submitOptions: within(deadlines.submitSeconds),
            commitStatusOptions: within(deadlines.commitSeconds),
        });
    }
}

const within = (seconds: number) => (): CallOptions => ({ deadline: Date.now() + seconds * 1_000 });
