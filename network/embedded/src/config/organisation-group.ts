import { common, msp } from '@hyperledger/fabric-protos';

import { policyToProto } from '../policy/encode.js';
import { parsePolicy } from '../policy/parse.js';
import { decode } from '../wire/decode.js';
import { nodeRoles, type MemberOrganisation, type NodeRole } from '../wire/identity.js';

/** Whoever may change a part of the configuration: the administrators of the group it stands in. */
const modifiers = 'Admins';

/** An organisation as it stands in a channel's configuration: whom it vouches for, and which of them act for it. */
export function organisationGroup(organisation: MemberOrganisation, writers: readonly NodeRole[]): common.ConfigGroup {
    const { mspId } = organisation;
    const anyOf = (roles: readonly string[]): common.ConfigPolicy =>
        signaturePolicy(`OR(${roles.map((role) => `'${mspId}.${role}'`).join(', ')})`);
    const group = new common.ConfigGroup();
    group.setModPolicy(modifiers);
    group.getValuesMap().set('MSP', membershipValue(organisation));
    const policies = group.getPoliciesMap();
    policies.set('Readers', anyOf(['member']));
    policies.set('Writers', anyOf(writers));
    policies.set('Admins', anyOf(['admin']));
    policies.set('Endorsement', anyOf(['peer']));
    return group;
}

/** Reads whom an organisation vouches for. */
export function readOrganisation(group: common.ConfigGroup): MemberOrganisation {
    const value = group.getValuesMap().get('MSP')?.getValue_asU8() ?? new Uint8Array();
    const membership = decode(msp.MSPConfig, value, 'MSPConfig');
    const fabricMsp = decode(msp.FabricMSPConfig, membership.getConfig_asU8(), 'FabricMSPConfig');
    const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
    return {
        mspId: fabricMsp.getName(),
        rootCertificatesPem: fabricMsp.getRootCertsList_asU8().map(text),
        tlsRootCertificatesPem: fabricMsp.getTlsRootCertsList_asU8().map(text),
        revocationListsPem: fabricMsp.getRevocationListList_asU8().map(text),
    };
}

/** An organisation's authorities, with the units that say what their certificates are for. */
export function membershipValue(organisation: MemberOrganisation): common.ConfigValue {
    const bytes = (pem: string): Uint8Array => Buffer.from(pem);
    const fabricMsp = new msp.FabricMSPConfig();
    fabricMsp.setName(organisation.mspId);
    fabricMsp.setRootCertsList(organisation.rootCertificatesPem.map(bytes));
    fabricMsp.setRevocationListList((organisation.revocationListsPem ?? []).map(bytes));
    fabricMsp.setTlsRootCertsList((organisation.tlsRootCertificatesPem ?? []).map(bytes));
    fabricMsp.setFabricNodeOus(nodeUnits());
    fabricMsp.setCryptoConfig(hashFamily());
    const membership = new msp.MSPConfig();
    membership.setConfig(fabricMsp.serializeBinary());
    return configValue(membership);
}

/** A value of the configuration. */
export function configValue(message: { serializeBinary(): Uint8Array }): common.ConfigValue {
    const value = new common.ConfigValue();
    value.setValue(message.serializeBinary());
    value.setModPolicy(modifiers);
    return value;
}

/** A policy of the configuration, from Fabric's language. */
export function signaturePolicy(text: string): common.ConfigPolicy {
    return configPolicy(common.Policy.PolicyType.SIGNATURE, policyToProto(parsePolicy(text)));
}

/** A policy that stands for the policies of one name of the groups below. */
export function impliedPolicy(
    rule: common.ImplicitMetaPolicy.RuleMap[keyof common.ImplicitMetaPolicy.RuleMap],
    subPolicy: string,
): common.ConfigPolicy {
    const implied = new common.ImplicitMetaPolicy();
    implied.setRule(rule);
    implied.setSubPolicy(subPolicy);
    return configPolicy(common.Policy.PolicyType.IMPLICIT_META, implied.serializeBinary());
}

function configPolicy(type: number, value: Uint8Array): common.ConfigPolicy {
    const policy = new common.Policy();
    policy.setType(type);
    policy.setValue(value);
    const entry = new common.ConfigPolicy();
    entry.setPolicy(policy);
    entry.setModPolicy(modifiers);
    return entry;
}

function nodeUnits(): msp.FabricNodeOUs {
    const [client, peer, admin, orderer] = nodeRoles.map((role) => {
        const identifier = new msp.FabricOUIdentifier();
        identifier.setOrganizationalUnitIdentifier(role);
        return identifier;
    });
    const units = new msp.FabricNodeOUs();
    units.setEnable(true);
    units.setClientOuIdentifier(client);
    units.setPeerOuIdentifier(peer);
    units.setAdminOuIdentifier(admin);
    units.setOrdererOuIdentifier(orderer);
    return units;
}

function hashFamily(): msp.FabricCryptoConfig {
    const config = new msp.FabricCryptoConfig();
    config.setSignatureHashFamily('SHA2');
    config.setIdentityIdentifierHashFunction('SHA256');
    return config;
}
