import { common } from '@hyperledger/fabric-protos';
import type { EngineOptions, NodeStatus, PeerEndpoint, RunningNetwork, RunningNode, Wish } from '../engine.js';
import { Processes } from '../processes/processes.js';
import { chaincodeService } from './chaincode-service.js';
import { changeChannel } from './channel/change-channel.js';
import { differences, entriesOf, groupAt, pathOf } from './channel/config-parts.js';
import { majorityOf, requireOnly, type Matter } from './channel/matter.js';
import { presentConfiguration } from './channel/read-channel.js';
import { wishedConfiguration } from './channel/wished-configuration.js';
import { formChannel } from './form-channel.js';
import { keptGenesisBlock, noteConfiguration } from './genesis.js';
import { membersOf, requireAgreedCode } from './lifecycle.js';
import { channelHeight } from './metrics.js';
import { ordererService } from './orderer.js';
import { endpointsOf, peerService } from './peer.js';
import { planNetwork, type NetworkPlan } from './plan.js';

/**
 * A network of Fabric's own processes. It grows as it was founded: what consortium.yaml says is planned whole, and of
 * the plan is carried out what is not there yet.
 */
export class FabricNetwork implements RunningNetwork {
    readonly #options: EngineOptions;
    readonly #processes: Processes;
    readonly #nodes: Record<string, RunningNode> = {};
    #plan: NetworkPlan;

    private constructor(options: EngineOptions, plan: NetworkPlan) {
        this.#options = options;
        this.#processes = new Processes({ folder: options.folder, note: options.log });
        this.#plan = plan;
    }

    static async start(options: EngineOptions): Promise<FabricNetwork> {
        const plan = await planNetwork(options);
        // Refuses another network's folder before anything runs.
        await keptGenesisBlock(plan);
        const network = new FabricNetwork(options, plan);
        try {
            await network.#carryOut(options.log);
        } catch (error) {
            await network.stop();
            throw error;
        }
        return network;
    }

    get peers(): Readonly<Record<string, PeerEndpoint>> {
        return endpointsOf(this.#plan.peers);
    }

    get nodes(): Readonly<Record<string, RunningNode>> {
        return this.#nodes;
    }

    async addOrganisation(mspId: string, { consortium, log }: Wish): Promise<void> {
        await requireAgreedCode(membersOf(this.#plan), consortium.chaincodes);
        const plan = await planNetwork({ ...this.#options, consortium });
        await this.#agreeOnChannel(plan, {
            isItsMatter: (part) => `${pathOf(part)}/`.startsWith(`Application/${mspId}/`),
            group: 'Application',
            log,
        });
        this.#plan = plan;
        await this.#carryOut(log);
    }

    async status(): Promise<NodeStatus[]> {
        const { orderers, peers } = this.#plan;
        const operationsPorts = new Map([
            ...orderers.map(({ name, ports }) => [name, ports.operations] as const),
            ...peers.map(({ name, operationsPort }) => [name, operationsPort] as const),
        ]);
        return Promise.all(
            (await this.#processes.status()).map(async (status) => {
                const port = operationsPorts.get(status.name);
                const height =
                    port === undefined ? undefined : await channelHeight(port, this.#options.consortium.channel);
                return { ...status, ...(height !== undefined && { height }) };
            }),
        );
    }

    stop(): Promise<void> {
        return this.#processes.stop();
    }

    /** Starts and joins what the plan has and the network has not, and waits until all of it can be used. */
    async #carryOut(log: (line: string) => void): Promise<void> {
        await this.#startNodes(log);
        await formChannel(this.#plan, log);
    }

    async #startNodes(log: (line: string) => void): Promise<void> {
        const { orderers, peers, chaincodes } = this.#plan;
        const missing = [
            ...orderers.map(ordererService),
            ...peers.map(peerService),
            ...chaincodes.map(chaincodeService),
        ].filter(({ name }) => this.#nodes[name] === undefined);
        if (missing.length > 0) {
            log(`${orderers.length} orderers, ${peers.length} peers, ${chaincodes.length} chaincode services …`);
        }
        await Promise.all(
            missing.map(async (service) => {
                this.#nodes[service.name] = await this.#processes.start(service);
            }),
        );
    }

    /** Has the members agree that the channel says what the plan says, in one matter. */
    async #agreeOnChannel(plan: NetworkPlan, { isItsMatter, group, log }: Agreement): Promise<void> {
        const { channel } = this.#options.consortium;
        const { peers, orderers } = this.#plan;
        const [peer] = peers;
        if (peer === undefined) {
            throw new Error('A channel without a peer cannot be asked for its configuration.');
        }
        const present = await presentConfiguration(peer, channel);
        const presentGroup = present.getChannelGroup() ?? new common.ConfigGroup();
        const wished = await wishedConfiguration(plan);
        const parts = differences(presentGroup, wished);
        requireOnly(parts, isItsMatter);
        if (parts.length > 0) {
            log(`channel ${channel}: ${parts.map((part) => `${pathOf(part)} ${part.change}`).join(', ')} …`);
        }
        const members = entriesOf(groupAt(presentGroup, [group]).getGroupsMap()).map(([name]) => name);
        const administrators = majorityOf(members).map((mspId) => plan.administratorOf(mspId));
        await changeChannel({ channel, orderers, peers }, { present, wished, parts, administrators });
        noteConfiguration(plan);
    }
}

/** What the members are asked to agree on. */
interface Agreement {
    readonly isItsMatter: Matter;
    /** The group whose administrators the channel asks: a majority of them. */
    readonly group: 'Application' | 'Orderer';
    readonly log: (line: string) => void;
}
