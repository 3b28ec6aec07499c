export { loadContracts, loadContractsAfresh, type ContractClass } from './chaincode/contracts.js';
export type { ServiceAddress } from './chaincode/service.js';
export { describeCertificate, type CertificateDescription } from './crypto/describe.js';
export {
    createCertificateAuthority,
    issueIdentity,
    issueTlsCertificate,
    type CertificateAuthority,
    type IdentityRequest,
    type IssuedIdentity,
} from './crypto/issue.js';
export {
    issueOrganisation,
    type NodeMaterial,
    type OrganisationMaterial,
    type OrganisationRequest,
    type PeerMaterial,
    type UserRequest,
} from './crypto/material.js';
export { addPeer, readMaterial, writeMaterial } from './crypto/material-directory.js';
export { FaultPlan, type FaultPlanOptions } from './faults/fault-plan.js';
export type { Faults } from './faults/faults.js';
export type { Message, Strike } from './faults/rules.js';
export { VirtualClock, type Span } from './faults/virtual-clock.js';
export type { ClearValue, CommitMoment, CommitStep } from './ledger/channel.js';
export type { CollectionDefinition } from './ledger/definition.js';
export { parseResults, type CollectionResults, type NamespaceResults } from './ledger/rwset.js';
export {
    startNetwork,
    type ChaincodeOptions,
    type ChaincodeSource,
    type EmbeddedNetwork,
    type NetworkOptions,
    type NetworkOrganisation,
    type PeerPlace,
} from './network.js';
export type { Endpoint, NetworkPeer } from './network-peer.js';
export type { BatchOptions } from './orderer.js';
export { policyFromProto } from './policy/encode.js';
export type { Policy } from './policy/parse.js';
export { blockHeaderHash, validationCodesOf } from './wire/block.js';
export { decode } from './wire/decode.js';
export { openAction, openEnvelope } from './wire/open.js';
