import { entriesOf } from '@cohong/embedded-fabric';
import { common } from '@hyperledger/fabric-protos';
import type { NetworkPlan } from '../plan.js';
import { changeChannel } from './change-channel.js';
import { differences, groupAt, pathOf, type ConfigPart } from './config-parts.js';
import { majorityOf, requireOnly, type Matter } from './matter.js';
import { presentConfiguration } from './read-channel.js';
import { wishedConfiguration } from './wished-configuration.js';

/** A network that runs, and as it is to be. */
export interface Plans {
    readonly running: NetworkPlan;
    readonly wished: NetworkPlan;
}

/** What the members are asked to agree on. */
export interface Agreement {
    readonly isItsMatter: Matter;
    /** Of its matter, what comes now; everything where it is not said. */
    readonly comesNow?: (part: ConfigPart) => boolean;
    /** The group whose administrators the channel asks: a majority of them. */
    readonly group: 'Application' | 'Orderer';
    readonly log: (line: string) => void;
}

/**
 * Has the members agree that the channel says what is wished for, in one matter; does nothing when it says so already.
 *
 * @throws Error naming what else is wished for, or why the orderers refused; nothing is changed then.
 */
export async function agreeOnChannel(
    { running, wished: plan }: Plans,
    { isItsMatter, comesNow = () => true, group, log }: Agreement,
): Promise<void> {
    const { peers, orderers } = running;
    const { channel } = plan.founding.consortium;
    const [peer] = peers;
    if (peer === undefined) {
        throw new Error('A channel without a peer cannot be asked for its configuration.');
    }
    const present = await presentConfiguration(peer, channel);
    const presentGroup = present.getChannelGroup() ?? new common.ConfigGroup();
    const wished = await wishedConfiguration(plan);
    const all = differences(presentGroup, wished);
    requireOnly(all, isItsMatter);
    const parts = all.filter(comesNow);
    if (parts.length > 0) {
        log(`channel ${channel}: ${parts.map((part) => `${pathOf(part)} ${part.change}`).join(', ')} …`);
    }
    const membersIn = (configuration: common.ConfigGroup): string[] =>
        entriesOf(groupAt(configuration, [group]).getGroupsMap()).map(([name]) => name);
    const after = new Set(membersIn(wished));
    const [staying, leaving] = partition(membersIn(presentGroup).sort(), (name) => after.has(name));
    // Whoever leaves counts, and is asked only where the others are too few.
    const administrators = majorityOf([...staying, ...leaving]).map((mspId) => plan.administratorOf(mspId));
    // Whoever leaves gets no block that says so.
    const remaining = peers.filter(({ mspId }) => plan.peers.some((each) => each.mspId === mspId));
    await changeChannel({ channel, orderers, peers: remaining }, { present, wished, parts, administrators });
}

function partition<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
    return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
