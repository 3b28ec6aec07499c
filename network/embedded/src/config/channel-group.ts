import { common, orderer, peer } from '@hyperledger/fabric-protos';

import type { BatchOptions } from '../orderer.js';
import type { MemberOrganisation } from '../wire/identity.js';
import { configValue, impliedPolicy, organisationGroup, signaturePolicy } from './organisation-group.js';

const { Rule } = common.ImplicitMetaPolicy;
const modifiers = 'Admins';

/** What a channel is founded on. */
export interface ChannelFounding {
    readonly channelId: string;
    /** The organisations that have peers. */
    readonly organisations: readonly MemberOrganisation[];
    /** The one of them that runs the orderer. */
    readonly ordererMspId: string;
    readonly batch: BatchOptions;
    /** Who must agree to what the chaincodes are; without a policy a majority of the organisations. */
    readonly lifecyclePolicy?: string;
    /** Paths of the policies that guard a peer's resources, such as `event/Block`, where they are not the usual ones. */
    readonly acls?: Readonly<Record<string, string>>;
}

/** The highest capabilities of Fabric v3.1: peers and orderers that know less would not take part. */
const capabilities = { channel: 'V3_0', orderer: 'V2_0', application: 'V2_5' };

/** The configuration's own policies stand for those of the members. */
const ofMembers = {
    Readers: impliedPolicy(Rule.ANY, 'Readers'),
    Writers: impliedPolicy(Rule.ANY, 'Writers'),
    Admins: impliedPolicy(Rule.MAJORITY, 'Admins'),
};

/** The configuration with everything in it that a real channel's has, in the places where readers of blocks look. */
export function channelGroup(founding: ChannelFounding): common.ConfigGroup {
    const channel = groupWith(ofMembers);
    channel.getValuesMap().set('Capabilities', capability(capabilities.channel));
    channel.getValuesMap().set('HashingAlgorithm', configValue(hashingAlgorithm()));
    channel.getValuesMap().set('BlockDataHashingStructure', configValue(hashingStructure()));
    channel.getGroupsMap().set('Application', applicationGroup(founding));
    channel.getGroupsMap().set('Orderer', ordererGroup(founding));
    return channel;
}

function applicationGroup({ organisations, lifecyclePolicy, acls = {} }: ChannelFounding): common.ConfigGroup {
    const majority = impliedPolicy(Rule.MAJORITY, 'Endorsement');
    const application = groupWith({
        ...ofMembers,
        Endorsement: majority,
        LifecycleEndorsement: lifecyclePolicy === undefined ? majority : signaturePolicy(lifecyclePolicy),
    });
    application.getValuesMap().set('Capabilities', capability(capabilities.application));
    if (Object.keys(acls).length > 0) application.getValuesMap().set('ACLs', configValue(accessControl(acls)));
    for (const organisation of organisations) {
        application.getGroupsMap().set(organisation.mspId, organisationGroup(organisation, ['client', 'admin']));
    }
    return application;
}

/** One process orders here, which was Fabric's `solo`; it has no consensus to configure. */
function ordererGroup({ organisations, ordererMspId, batch }: ChannelFounding): common.ConfigGroup {
    const group = groupWith({
        ...ofMembers,
        BlockValidation: impliedPolicy(Rule.ANY, 'Writers'),
    });
    const values = group.getValuesMap();
    values.set('Capabilities', capability(capabilities.orderer));
    values.set('ConsensusType', configValue(consensus()));
    values.set('BatchSize', configValue(batchSize(batch)));
    values.set('BatchTimeout', configValue(batchTimeout(batch)));
    values.set('ChannelRestrictions', configValue(new orderer.ChannelRestrictions()));
    for (const organisation of organisations.filter(({ mspId }) => mspId === ordererMspId)) {
        group.getGroupsMap().set(organisation.mspId, organisationGroup(organisation, ['orderer', 'admin']));
    }
    return group;
}

function groupWith(policies: Readonly<Record<string, common.ConfigPolicy>>): common.ConfigGroup {
    const group = new common.ConfigGroup();
    group.setModPolicy(modifiers);
    for (const [name, policy] of Object.entries(policies)) group.getPoliciesMap().set(name, policy);
    return group;
}

function capability(name: string): common.ConfigValue {
    const message = new common.Capabilities();
    message.getCapabilitiesMap().set(name, new common.Capability());
    return configValue(message);
}

function accessControl(acls: Readonly<Record<string, string>>): peer.ACLs {
    const message = new peer.ACLs();
    for (const [resource, path] of Object.entries(acls)) {
        const acl = new peer.APIResource();
        acl.setPolicyRef(path);
        message.getAclsMap().set(resource, acl);
    }
    return message;
}

function hashingAlgorithm(): common.HashingAlgorithm {
    const algorithm = new common.HashingAlgorithm();
    algorithm.setName('SHA256');
    return algorithm;
}

/** So wide that a block's data is hashed in one piece. */
function hashingStructure(): common.BlockDataHashingStructure {
    const structure = new common.BlockDataHashingStructure();
    structure.setWidth(0xffffffff);
    return structure;
}

function consensus(): orderer.ConsensusType {
    const type = new orderer.ConsensusType();
    type.setType('solo');
    return type;
}

function batchSize({ maxMessages }: BatchOptions): orderer.BatchSize {
    const size = new orderer.BatchSize();
    size.setMaxMessageCount(maxMessages);
    size.setAbsoluteMaxBytes(10 * 1024 * 1024);
    size.setPreferredMaxBytes(2 * 1024 * 1024);
    return size;
}

function batchTimeout({ timeoutMs }: BatchOptions): orderer.BatchTimeout {
    const timeout = new orderer.BatchTimeout();
    timeout.setTimeout(`${timeoutMs}ms`);
    return timeout;
}
