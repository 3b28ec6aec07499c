import { common, msp, peer } from '@hyperledger/fabric-protos';
import { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb.js';
import { policyToProto } from '../policy/encode.js';
import { parsePolicy } from '../policy/parse.js';
import { buildBlock } from './block.js';
import type { MemberOrganisation } from './identity.js';

export interface GenesisRequest {
    readonly channelId: string;
    readonly organisations: readonly MemberOrganisation[];
    readonly createdAt: Date;
}

/**
 * Block 0: the channel's configuration, with the organisations and whom they vouch for, in the places where readers of blocks look.
 * It holds what this network has, not all that a real one needs: there is no consensus to configure.
 */
export function genesisBlock({ channelId, organisations, createdAt }: GenesisRequest): common.Block {
    const application = new common.ConfigGroup();
    application.setModPolicy('Admins');
    for (const organisation of organisations) {
        application.getGroupsMap().set(organisation.mspId, organisationGroup(organisation));
    }

    const channelGroup = new common.ConfigGroup();
    channelGroup.setModPolicy('Admins');
    channelGroup.getGroupsMap().set('Application', application);
    const config = new common.Config();
    config.setChannelGroup(channelGroup);
    const configuration = new common.ConfigEnvelope();
    configuration.setConfig(config);
    return buildBlock({
        number: 0,
        previousHash: new Uint8Array(),
        envelopes: [configurationEnvelope(configuration, channelId, createdAt)],
        validationCodes: [peer.TxValidationCode.VALID],
    });
}

function configurationEnvelope(configuration: common.ConfigEnvelope, channelId: string, createdAt: Date): Uint8Array {
    const channelHeader = new common.ChannelHeader();
    channelHeader.setType(common.HeaderType.CONFIG);
    channelHeader.setChannelId(channelId);
    channelHeader.setTimestamp(Timestamp.fromDate(createdAt));
    const header = new common.Header();
    header.setChannelHeader(channelHeader.serializeBinary());
    const payload = new common.Payload();
    payload.setHeader(header);
    payload.setData(configuration.serializeBinary());
    const envelope = new common.Envelope();
    envelope.setPayload(payload.serializeBinary());
    return envelope.serializeBinary();
}

function organisationGroup(organisation: MemberOrganisation): common.ConfigGroup {
    const { mspId } = organisation;
    const group = new common.ConfigGroup();
    group.setModPolicy('Admins');
    group.getValuesMap().set('MSP', membershipValue(organisation));
    const policies = group.getPoliciesMap();
    policies.set('Readers', signaturePolicy(`OR('${mspId}.admin', '${mspId}.peer', '${mspId}.client')`));
    policies.set('Writers', signaturePolicy(`OR('${mspId}.admin', '${mspId}.client')`));
    policies.set('Admins', signaturePolicy(`OR('${mspId}.admin')`));
    policies.set('Endorsement', signaturePolicy(`OR('${mspId}.peer')`));
    return group;
}

function membershipValue({ mspId, rootCertificatesPem }: MemberOrganisation): common.ConfigValue {
    const fabricMsp = new msp.FabricMSPConfig();
    fabricMsp.setName(mspId);
    fabricMsp.setRootCertsList(rootCertificatesPem.map((pem) => Buffer.from(pem)));
    fabricMsp.setFabricNodeOus(nodeUnits());
    const membership = new msp.MSPConfig();
    membership.setConfig(fabricMsp.serializeBinary());
    const value = new common.ConfigValue();
    value.setValue(membership.serializeBinary());
    value.setModPolicy('Admins');
    return value;
}

function nodeUnits(): msp.FabricNodeOUs {
    const units = new msp.FabricNodeOUs();
    units.setEnable(true);
    units.setClientOuIdentifier(unitIdentifier('client'));
    units.setPeerOuIdentifier(unitIdentifier('peer'));
    units.setAdminOuIdentifier(unitIdentifier('admin'));
    units.setOrdererOuIdentifier(unitIdentifier('orderer'));
    return units;
}

function unitIdentifier(unit: string): msp.FabricOUIdentifier {
    const identifier = new msp.FabricOUIdentifier();
    identifier.setOrganizationalUnitIdentifier(unit);
    return identifier;
}

function signaturePolicy(text: string): common.ConfigPolicy {
    const policy = new common.Policy();
    policy.setType(common.Policy.PolicyType.SIGNATURE);
    policy.setValue(policyToProto(parsePolicy(text)));
    const configPolicy = new common.ConfigPolicy();
    configPolicy.setPolicy(policy);
    configPolicy.setModPolicy('Admins');
    return configPolicy;
}
