import type { Chaincode, Consortium } from '../consortium/consortium.js';
import type { EngineOptions, NodeStatus, PeerEndpoint, RunningNetwork, RunningNode, Wish } from '../engine.js';
import type { Service } from '../processes/command.js';
import { endRenewal } from '../pki/renewal.js';
import { Processes } from '../processes/processes.js';
import { chaincodeService } from './chaincode-service.js';
import { agreeOnChannel } from './channel/agree.js';
import { isOfMember, isOfOrdering, isWholeOrganisation } from './channel/matter.js';
import { requireQuorum } from './channel/quorum.js';
import { everyOrdererOrders, followChannel, formChannel, leaderHearsFrom, untilOneLeads } from './form-channel.js';
import { keptGenesisBlock, noteConfiguration } from './genesis.js';
import { membersOf, requireAgreedCode } from './lifecycle.js';
import { channelHeight } from './metrics.js';
import { forgetUnjoined } from './node-ledger.js';
import { ordererService, standingOf, type Orderer } from './orderer.js';
import { endpointsOf, forgetBuilds, peerService, type Peer } from './peer.js';
import { planNetwork, type NetworkPlan } from './plan.js';
import {
    agreeOnRenewed,
    beginFabricRenewal,
    isNodeRenewing,
    requireAnotherOrderer,
    takeNode,
    takeShared,
} from './renewal.js';

/**
 * A network of Fabric's own processes. It grows as it was founded: what consortium.yaml says is planned whole, and of
 * the plan is carried out what is not there yet.
 */
export class FabricNetwork implements RunningNetwork {
    readonly #options: EngineOptions;
    readonly #processes: Processes;
    readonly #nodes = new Map<string, RunningNode>();
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
        return Object.fromEntries(this.#nodes);
    }

    async addOrganisation(mspId: string, { consortium, log }: Wish): Promise<void> {
        const wished = await this.#planned(consortium, consortium.chaincodes);
        await agreeOnChannel(
            { running: this.#plan, wished },
            { isItsMatter: isOfMember(mspId), group: 'Application', log },
        );
        noteConfiguration(wished);
        this.#plan = wished;
        await this.#carryOut(log);
    }

    async removeOrganisation(mspId: string, { consortium, log }: Wish): Promise<void> {
        const wished = await this.#planned(consortium, consortium.chaincodes);
        const plans = { running: this.#plan, wished };
        const agreement = { isItsMatter: isOfMember(mspId), group: 'Application', log } as const;
        await agreeOnChannel(plans, { ...agreement, comesNow: () => false });
        // First: if the members have agreed and this is cut short, the next start must not wait for whom it has left out.
        noteConfiguration(wished);
        await agreeOnChannel(plans, agreement);
        this.#plan = wished;
        await formChannel(wished, log);
        const left = [...this.#nodes.values()].filter(({ name }) => name.endsWith(`.${mspId}`));
        await this.#endNodes(left, log);
    }

    async upgradeChaincodes(names: readonly string[], { consortium, log }: Wish): Promise<void> {
        const others = consortium.chaincodes.filter(({ name }) => !names.includes(name));
        const wished = await this.#planned(consortium, others);
        await agreeOnChannel({ running: this.#plan, wished }, { isItsMatter: () => false, group: 'Application', log });
        const fresh = missingIn(this.#plan.chaincodes, wished.chaincodes);
        // One that an attempt before has started may be of yet other code.
        await this.#startNodes(fresh.map(chaincodeService), log);
        await formChannel(wished, log);
        const old = missingIn(wished.chaincodes, this.#plan.chaincodes);
        this.#plan = wished;
        await this.#endNodes(old, log);
    }

    async addOrderer({ consortium, log }: Wish): Promise<void> {
        const wished = await this.#planned(consortium, consortium.chaincodes);
        await this.#requireOrdering();
        const plans = { running: this.#plan, wished };
        const agreement = { isItsMatter: isOfOrdering, group: 'Orderer', log } as const;
        // Before it is known to the others its organisation must be: they would not give it any blocks.
        await agreeOnChannel(plans, { ...agreement, comesNow: isWholeOrganisation });
        const added = missingIn(this.#plan.orderers, wished.orderers);
        const absent = this.#absent(added);
        forgetUnjoined({ orderers: absent, peers: [] }, consortium.channel);
        await this.#startNodes(absent.map(ordererService), log);
        await followChannel(wished, added);
        await this.#requireQuorum(wished);
        // First: if the members have agreed and this is cut short, the next start must bring it up, or nobody could order.
        noteConfiguration(wished);
        await agreeOnChannel(plans, agreement);
        this.#plan = wished;
        log(`${added.map(({ name }) => name).join(' and ')} begins to order …`);
        await everyOrdererOrders(wished);
    }

    async removeOrderer({ consortium, log }: Wish): Promise<void> {
        const wished = await this.#planned(consortium, consortium.chaincodes);
        await this.#requireQuorum(wished);
        await this.#requireOrdering();
        const removed = missingIn(wished.orderers, this.#plan.orderers);
        await agreeOnChannel({ running: this.#plan, wished }, { isItsMatter: isOfOrdering, group: 'Orderer', log });
        noteConfiguration(wished);
        this.#plan = wished;
        await this.#endNodes(removed, log);
        await untilOneLeads(wished.orderers, consortium.channel);
    }

    async renewCertificates(mspId: string, { consortium, log }: Wish): Promise<void> {
        const plan = await this.#planned(consortium, consortium.chaincodes);
        const users = consortium.organisations.find((organisation) => organisation.mspId === mspId)?.users ?? {};
        requireAnotherOrderer(plan, mspId);
        log(`certificates of ${mspId} …`);
        await beginFabricRenewal({ plan, mspId }, users);
        for (const orderer of plan.orderers.filter((each) => each.mspId === mspId)) {
            await this.#requireOrdering();
            await agreeOnRenewed(plan, orderer, log);
            takeNode(plan, orderer);
            await this.#startNodes([ordererService(orderer)], log);
            await everyOrdererOrders(plan);
        }
        takeShared({ plan, mspId });
        for (const peer of plan.peers.filter((each) => each.mspId === mspId)) {
            await this.#renewPeer(peer, { consortium, log });
        }
        endRenewal(plan.organisationFolder(mspId));
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
        const orderers = this.#absent(this.#plan.orderers);
        const peers = this.#absent(this.#plan.peers);
        const chaincodes = this.#absent(this.#plan.chaincodes);
        forgetUnjoined({ orderers, peers }, this.#options.consortium.channel);
        await this.#startNodes(
            [...orderers.map(ordererService), ...peers.map(peerService), ...chaincodes.map(chaincodeService)],
            log,
        );
        await this.#takeWhatWasAgreed(log);
        await formChannel(this.#plan, log);
    }

    /** An orderer that was to take other certificates when everything ended is a stranger to the others with its old ones. */
    async #takeWhatWasAgreed(log: (line: string) => void): Promise<void> {
        const plan = this.#plan;
        for (const orderer of plan.orderers.filter((each) => isNodeRenewing(plan, each))) {
            if (!(await standingOf(orderer, plan.founding.consortium.channel)).isConsenter) {
                takeNode(plan, orderer);
                await this.#startNodes([ordererService(orderer)], log);
            }
        }
    }

    /** Resolves once the others reach it again, so that of several one is away at a time. */
    async #renewPeer(peer: Peer, { consortium, log }: Wish): Promise<void> {
        await this.#nodes.get(peer.name)?.stop();
        takeNode(this.#plan, peer);
        forgetBuilds(peer);
        // Planned anew, since it tells its chaincodes' certificates to whatever it starts.
        this.#plan = await planNetwork({ ...this.#options, consortium });
        const chaincodes = this.#plan.chaincodes.filter(({ name }) => name.endsWith(`.${peer.name}`));
        const peers = this.#plan.peers.filter(({ name }) => name === peer.name);
        await this.#startNodes([...chaincodes.map(chaincodeService), ...peers.map(peerService)], log);
        await formChannel(this.#plan, log);
    }

    #absent<Node extends Named>(nodes: readonly Node[]): Node[] {
        return nodes.filter(({ name }) => !this.#nodes.has(name));
    }

    async #requireQuorum({ founding, orderers }: NetworkPlan): Promise<Orderer[]> {
        const status = await this.#processes.status();
        const serving = new Set(status.filter(({ isServing }) => isServing).map(({ name }) => name));
        requireQuorum(founding.consortium.ordering, serving);
        return orderers.filter(({ name }) => serving.has(name));
    }

    /** Without those who order now nobody could agree on others. */
    async #requireOrdering(): Promise<void> {
        await leaderHearsFrom(await this.#requireQuorum(this.#plan), this.#plan.founding.consortium.channel);
    }

    /** @param settled chaincodes of which the code must be what was agreed on. */
    async #planned(consortium: Consortium, settled: readonly Chaincode[]): Promise<NetworkPlan> {
        await requireAgreedCode(membersOf(this.#plan), settled);
        return planNetwork({ ...this.#options, consortium });
    }

    async #startNodes(services: readonly Service[], log: (line: string) => void): Promise<void> {
        if (services.length > 0) {
            log(
                `${services.length === 1 ? services.map(({ name }) => name).join('') : `${services.length} processes`} …`,
            );
        }
        await Promise.all(
            services.map(async (service) => {
                this.#nodes.set(service.name, await this.#processes.start(service));
            }),
        );
    }

    async #endNodes(nodes: readonly { readonly name: string }[], log: (line: string) => void): Promise<void> {
        if (nodes.length > 0) {
            log(`${nodes.length === 1 ? nodes.map(({ name }) => name).join('') : `${nodes.length} processes`} end …`);
        }
        await Promise.all(
            nodes.map(async ({ name }) => {
                await this.#processes.end(name);
                this.#nodes.delete(name);
            }),
        );
    }
}

interface Named {
    readonly name: string;
}

function missingIn<Node extends Named>(nodes: readonly Named[], others: readonly Node[]): Node[] {
    return others.filter((other) => !nodes.some(({ name }) => name === other.name));
}
