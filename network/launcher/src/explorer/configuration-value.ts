import { decode, describeCertificate } from '@cohong/embedded-fabric';
import { common, msp, orderer, peer } from '@hyperledger/fabric-protos';
import { hex } from './readable.js';

/** A value of the channel's configuration in words. What is not known by name is shown as it is, in hexadecimal. */
export function showConfigurationValue(name: string, value: Uint8Array): string {
    try {
        return (inWords[name] ?? hex)(value);
    } catch {
        return hex(value);
    }
}

const inWords: Readonly<Record<string, (value: Uint8Array) => string>> = {
    ACLs: (value) =>
        decode(peer.ACLs, value, 'ACLs')
            .getAclsMap()
            .toArray()
            .map(([resource, acl]) => `${resource}: ${acl.getPolicyRef()}`)
            .join(', '),
    AnchorPeers: (value) => decode(peer.AnchorPeers, value, 'AnchorPeers').getAnchorPeersList().map(address).join(', '),
    BatchSize: (value) => {
        const size = decode(orderer.BatchSize, value, 'BatchSize');
        const [most, preferred] = [size.getAbsoluteMaxBytes(), size.getPreferredMaxBytes()];
        return `${size.getMaxMessageCount()} transactions, ${preferred} bytes preferred, ${most} bytes at most`;
    },
    BatchTimeout: (value) => decode(orderer.BatchTimeout, value, 'BatchTimeout').getTimeout(),
    BlockDataHashingStructure: (value) =>
        `width ${decode(common.BlockDataHashingStructure, value, 'BlockDataHashingStructure').getWidth()}`,
    Capabilities: (value) =>
        [...decode(common.Capabilities, value, 'Capabilities').getCapabilitiesMap().keys()].join(', '),
    ConsensusType: (value) => {
        const consensus = decode(orderer.ConsensusType, value, 'ConsensusType');
        const state = Object.entries(orderer.ConsensusType.State).find(([, each]) => each === consensus.getState());
        return [consensus.getType(), state?.[0] ?? '', raftNodes(consensus)].join(' ').trim();
    },
    Consortium: (value) => decode(common.Consortium, value, 'Consortium').getName(),
    Endpoints: addresses,
    HashingAlgorithm: (value) => decode(common.HashingAlgorithm, value, 'HashingAlgorithm').getName(),
    MSP: (value) => showMembership(membershipOf(value)),
    OrdererAddresses: addresses,
    Orderers: (value) =>
        decode(common.Orderers, value, 'Orderers')
            .getConsenterMappingList()
            .map((node) => `${node.getId()} ${address(node)} ${node.getMspId()}`)
            .join(', '),
};

/** What the channel knows of an organisation: whom it believes, and whom not any more. */
export function membershipOf(value: Uint8Array): msp.FabricMSPConfig {
    const membership = decode(msp.MSPConfig, value, 'MSPConfig');
    return decode(msp.FabricMSPConfig, membership.getConfig_asU8(), 'FabricMSPConfig');
}

/** The nodes of a Raft cluster. Those of SmartBFT stand in a value of their own, `Orderers`. */
export function raftConsenters(consensus: orderer.ConsensusType): orderer.etcdraft.Consenter[] {
    return consensus.getType() === 'etcdraft'
        ? decode(orderer.etcdraft.ConfigMetadata, consensus.getMetadata_asU8(), 'ConfigMetadata').getConsentersList()
        : [];
}

function raftNodes(consensus: orderer.ConsensusType): string {
    return raftConsenters(consensus).map(address).join(', ');
}

function showMembership(membership: msp.FabricMSPConfig): string {
    const authorities = (certificates: readonly Uint8Array[]): string =>
        certificates
            .map((pem) => describeCertificate(Buffer.from(pem).toString()))
            .map(({ name, notAfter }) => `${name} until ${notAfter.toISOString().slice(0, 10)}`)
            .join(', ');
    const revoked = membership.getRevocationListList_asU8().length;
    return [
        `roots: ${authorities(membership.getRootCertsList_asU8())}`,
        ...labelled('intermediates', authorities(membership.getIntermediateCertsList_asU8())),
        ...labelled('TLS roots', authorities(membership.getTlsRootCertsList_asU8())),
        ...(revoked > 0 ? [`revocation lists: ${revoked}`] : []),
        `node roles ${membership.getFabricNodeOus()?.getEnable() === true ? 'on' : 'off'}`,
    ].join('; ');
}

function labelled(label: string, text: string): string[] {
    return text === '' ? [] : [`${label}: ${text}`];
}

function addresses(value: Uint8Array): string {
    return decode(common.OrdererAddresses, value, 'OrdererAddresses').getAddressesList().join(', ');
}

function address(node: { getHost(): string; getPort(): number }): string {
    return `${node.getHost()}:${node.getPort()}`;
}
