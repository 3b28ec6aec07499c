import path from 'node:path';
import type { Organisation } from '../consortium/consortium.js';
import { orderingNodes } from '../node-names.js';
import { beginRenewal, isRenewing, nextFolder, takeRenewed } from '../pki/renewal.js';
import { keepAdministrator, keptChaincodeTls, keptNode, nodeFiles } from './certificates.js';
import { agreeOnChannel } from './channel/agree.js';
import { isOfOrdering } from './channel/matter.js';
import type { Orderer } from './orderer.js';
import type { Peer } from './peer.js';
import { chaincodeTlsFolder, type NetworkPlan } from './plan.js';

/** Whose certificates become others. */
export interface Renewed {
    readonly plan: NetworkPlan;
    readonly mspId: string;
}

const administratorPart = 'administrator';
const chaincodeTlsPart = 'chaincode-tls';

/**
 * Holds that an organisation's orderer is not alone.
 *
 * @throws Error when it is: Raft's leader first hands over to another, and alone it lets the change fall.
 */
export function requireAnotherOrderer({ orderers }: NetworkPlan, mspId: string): void {
    const [orderer] = orderers;
    if (orderers.length === 1 && orderer?.mspId === mspId) {
        throw new Error(
            `${orderer.name} orders alone, and an orderer whose certificate changes must hand over to another first. ` +
                'Let another order (`cohong orderer add`), and run this again.',
        );
    }
}

/** Issues anew what an organisation has on this engine: for its nodes, users, administrator and chaincodes. */
export async function beginFabricRenewal({ plan, mspId }: Renewed, users: Organisation['users']): Promise<void> {
    const orderers = orderingNodes(plan.founding.consortium.ordering).filter((node) => node.mspId === mspId);
    const furtherIn = async (folder: string): Promise<void> => {
        for (const { index } of orderers) {
            await keptNode({ organisationFolder: folder, role: 'orderer', index });
        }
        await keepAdministrator(path.join(folder, administratorPart), folder);
        await keptChaincodeTls(path.join(folder, chaincodeTlsPart));
    };
    await beginRenewal({ organisationFolder: plan.organisationFolder(mspId), mspId, users, furtherIn });
}

/**
 * Has the members agree that the others know an orderer by its next certificates, which it must then take; does nothing
 * when it has taken them.
 */
export async function agreeOnRenewed(plan: NetworkPlan, orderer: Orderer, log: (line: string) => void): Promise<void> {
    if (!isNodeRenewing(plan, orderer)) {
        return;
    }
    const files = nodeFiles(path.join(nextFolder(plan.organisationFolder(orderer.mspId)), partOf(plan, orderer)));
    const orderers = plan.orderers.map((each) => (each.name === orderer.name ? { ...each, files } : each));
    const wished = { ...plan, founding: { ...plan.founding, orderers } };
    await agreeOnChannel({ running: plan, wished }, { isItsMatter: isOfOrdering, group: 'Orderer', log });
}

/** Whether a node's next certificates are there and not taken. */
export function isNodeRenewing(plan: NetworkPlan, node: Orderer | Peer): boolean {
    return isRenewing(plan.organisationFolder(node.mspId), partOf(plan, node));
}

/** From its next start on a node has its next certificates. */
export function takeNode(plan: NetworkPlan, node: Orderer | Peer): void {
    takeRenewed(plan.organisationFolder(node.mspId), partOf(plan, node));
}

/** The same for those that belong to the organisation and not to one of its nodes. */
export function takeShared({ plan, mspId }: Renewed): void {
    const folder = plan.organisationFolder(mspId);
    takeRenewed(folder, 'users');
    takeRenewed(folder, administratorPart, plan.administratorOf(mspId).mspFolder);
    // Whoever only orders has none.
    if (plan.peers.some((peer) => peer.mspId === mspId)) {
        takeRenewed(folder, chaincodeTlsPart, chaincodeTlsFolder(plan.folder, mspId));
    }
}

function partOf(plan: NetworkPlan, { mspId, files }: Orderer | Peer): string {
    return path.relative(path.resolve(plan.organisationFolder(mspId)), path.dirname(files.msp));
}
