import { common, peer } from '@hyperledger/fabric-protos';

import { type ChannelPolicies, readChannelPolicies } from '../policy/channel-policies.js';
import type { ChannelPolicy } from '../policy/evaluate.js';
import { decode } from '../wire/decode.js';
import { type MemberOrganisation, MembershipService } from '../wire/identity.js';
import { openEnvelope } from '../wire/open.js';
import { entriesOf, groupsOf } from './groups.js';
import { readOrganisation } from './organisation-group.js';

/** The configuration group everything stands in; policies are named by paths that begin with it. */
export const channelPath = '/Channel';

/** What a channel's newest CONFIG transaction says: who is on it, in which roles, and who may do what. */
export class ChannelConfiguration {
    readonly config: common.Config;
    readonly membership: MembershipService;
    /** The organisations that have peers on the channel, each with the path of the policy under which they endorse for it. */
    readonly organisations: ReadonlyMap<string, string>;
    /** The organisation that orders, the first if several do. */
    readonly ordererMspId: string;
    /** The organisations with peers, and whom each of them vouches for. */
    readonly members: readonly MemberOrganisation[];
    /** The paths of the policies that guard a peer's resources, where they are not the usual ones. */
    readonly accessControl: ReadonlyMap<string, string>;
    readonly #policies: ChannelPolicies;

    constructor(config: common.Config) {
        const channel = config.getChannelGroup() ?? new common.ConfigGroup();
        this.config = config;
        this.#policies = readChannelPolicies(channelPath, channel);
        this.accessControl = readAccessControl(channel.getGroupsMap().get('Application'));
        const application = membersOf(channel, 'Application');
        this.organisations = new Map(
            application.map(({ name, member }) => [member.mspId, `${channelPath}/Application/${name}/Endorsement`]),
        );
        const orderers = membersOf(channel, 'Orderer');
        this.ordererMspId = orderers[0]?.member.mspId ?? '';
        this.members = application.map(({ member }) => member);
        // An organisation that runs an orderer and peers stands in both groups and is one member.
        const members = [...application, ...orderers].map(({ member }) => member);
        this.membership = new MembershipService([...new Map(members.map((member) => [member.mspId, member])).values()]);
    }

    /** Counts the changes of the configuration; each must be made to the one it was written for. */
    get sequence(): number {
        return this.config.getSequence();
    }

    policy(path: string): ChannelPolicy | undefined {
        return this.#policies.get(path);
    }
}

/** The configuration in an envelope of a block; undefined if the envelope is another kind of transaction. */
export function configurationIn(envelope: Uint8Array): common.ConfigEnvelope | undefined {
    const { payload, channelHeader } = openEnvelope(envelope);
    if (channelHeader.getType() !== common.HeaderType.CONFIG) return undefined;
    return decode(common.ConfigEnvelope, payload.getData_asU8(), 'ConfigEnvelope');
}

/** The channel that begins with a block, and its configuration; throws if the block holds none. */
export function channelIn(genesis: common.Block): { channelId: string; configuration: ChannelConfiguration } {
    const [envelope = new Uint8Array()] = genesis.getData()?.getDataList_asU8() ?? [];
    const config = configurationIn(envelope)?.getConfig();
    if (config === undefined) throw new Error('block 0 holds no configuration of a channel');
    const channelId = openEnvelope(envelope).channelHeader.getChannelId();
    return { channelId, configuration: new ChannelConfiguration(config) };
}

function readAccessControl(application: common.ConfigGroup | undefined): ReadonlyMap<string, string> {
    const value = application?.getValuesMap().get('ACLs')?.getValue_asU8() ?? new Uint8Array();
    const acls = decode(peer.ACLs, value, 'ACLs').getAclsMap();
    return new Map(entriesOf(acls).map(([resource, acl]) => [resource, pathOf(acl.getPolicyRef())]));
}

/** A bare name is one of the application's policies. */
function pathOf(policyReference: string): string {
    return policyReference.startsWith('/') ? policyReference : `${channelPath}/Application/${policyReference}`;
}

interface NamedMember {
    /** Of the group; by custom the organisation's MSP id. */
    readonly name: string;
    readonly member: MemberOrganisation;
}

function membersOf(channel: common.ConfigGroup, groupName: string): NamedMember[] {
    const group = channel.getGroupsMap().get(groupName);
    if (group === undefined) return [];
    return groupsOf(group).map(([name, organisation]) => ({ name, member: readOrganisation(organisation) }));
}
