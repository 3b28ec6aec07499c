import type { ChaincodeInterface } from 'fabric-shim-api';
import { JSONSerializer, type Contract } from 'fabric-contract-api';
import ChaincodeFromContract from 'fabric-shim/lib/contract-spi/chaincodefromcontract.js';
import ChaincodeServer from 'fabric-shim/lib/server.js';
import type { Server } from 'node:http';
import { fileDigest } from './code-digest.js';
import { ConfigurationError, type HostConfiguration } from './configuration.js';
import { DrainingChaincode } from './draining-chaincode.js';
import { serveHealth } from './health.js';
import { quietenShim } from './quiet-shim.js';

const serializers = { transaction: 'jsonSerializer', serializers: { jsonSerializer: JSONSerializer } };

/** Private data can be large; the peer has limits of its own. Pings keep a quiet stream from being cut. */
const grpcOptions = {
    'grpc.max_receive_message_length': -1,
    'grpc.max_send_message_length': -1,
    'grpc.keepalive_time_ms': 110_000,
    'grpc.keepalive_timeout_ms': 20_000,
    'grpc.keepalive_permit_without_calls': 1,
};

/** Loads what a chaincode consists of. */
export type LoadContracts = () => Promise<readonly (new () => Contract)[]>;

type PeerStream = Parameters<ChaincodeServer['connect']>[0];

/** The shim's server, which by itself can neither be stopped nor end the streams that peers hold open for ever. */
class StoppableServer extends ChaincodeServer {
    readonly #streams = new Set<PeerStream>();

    override connect(stream: PeerStream): void {
        this.#streams.add(stream);
        stream.on('close', () => this.#streams.delete(stream));
        super.connect(stream);
    }

    /** Ends every stream after its last answer and closes the port. */
    async stop(): Promise<void> {
        for (const stream of this.#streams) {
            stream.end();
        }
        await new Promise<void>((resolve) => {
            this._server.tryShutdown(() => resolve());
        });
    }
}

/** A chaincode that runs as a service, to which the organisation's peer connects. */
export class ChaincodeHost {
    readonly #chaincode: DrainingChaincode;
    readonly #server: StoppableServer;
    readonly #health: Server | undefined;

    private constructor(chaincode: DrainingChaincode, server: StoppableServer, health: Server | undefined) {
        this.#chaincode = chaincode;
        this.#server = server;
        this.#health = health;
    }

    /** Loads the contracts and serves them. It is ready when this resolves. */
    static async start(configuration: HostConfiguration, load: LoadContracts): Promise<ChaincodeHost> {
        quietenShim();
        requireAgreedCode(configuration);
        // The dispatcher appends its own system contract to the array that it is given.
        const dispatcher: ChaincodeInterface = new ChaincodeFromContract([...(await load())], serializers);
        const chaincode = new DrainingChaincode(dispatcher);
        const server = new StoppableServer(chaincode, {
            ...grpcOptions,
            ccid: configuration.chaincodeId,
            address: configuration.address,
            tlsProps: configuration.tls ?? null,
        });
        await server.start();
        const health =
            configuration.healthPort === undefined
                ? undefined
                : await serveHealth(configuration.healthPort, { isReady: () => !chaincode.isDraining });

        return new ChaincodeHost(chaincode, server, health);
    }

    /** Takes no further transaction, lets the running ones answer, and closes all ports. */
    async stop(): Promise<void> {
        await this.#chaincode.drain();
        await this.#server.stop();
        this.#health?.close();
    }
}

/** Before any contract is loaded: what the members agreed on is what runs, the file that this process was started with. */
function requireAgreedCode({ codeDigest: agreed }: HostConfiguration): void {
    const program = require.main?.filename ?? '';
    const found = agreed === undefined ? undefined : fileDigest(program);
    if (found !== agreed) {
        throw new ConfigurationError(
            `The code in ${program} is not what was agreed on: its digest is ${found ?? ''}, agreed is ${agreed ?? ''}. ` +
                'Build what was agreed on, or have the new code agreed on first.',
        );
    }
}
