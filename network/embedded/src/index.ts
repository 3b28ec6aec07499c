export { loadContracts, loadContractsAfresh, type ContractClass } from './chaincode/load-contracts.js';
export type { ServiceAddress } from './chaincode/service.js';
export type { ChaincodeSource } from './chaincode-source.js';
export { configUpdate } from './config/config-update.js';
export { copyOf, entriesOf, isSameLeaf, type Leaf, type MemberMap } from './config/groups.js';
export { signedUpdate } from './config/signed-update.js';
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
    administratorName,
    issueOrganisation,
    issueUnder,
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
export type { ChaincodeOptions } from './deployment.js';
export type { ClearValue, CommitMoment, CommitStep } from './ledger/channel.js';
export type { CollectionDefinition } from './ledger/definition.js';
export { collectionPackage } from './ledger/definition-state.js';
export { parseResults, type CollectionResults, type NamespaceResults } from './ledger/rwset.js';
export { startNetwork, type EmbeddedNetwork } from './network.js';
export type { NetworkOptions, NetworkOrganisation, PeerPlace } from './network-options.js';
export type { Endpoint, NetworkPeer } from './network-peer.js';
export type { BatchOptions } from './orderer.js';
export { applicationPolicyMessage } from './policy/application-policy.js';
export { policyFromProto } from './policy/encode.js';
export { parsePolicy, type Policy } from './policy/parse.js';
export { replayChain, type ReplayedBlock } from './replay.js';
export { blockHeaderHash, validationCodesOf } from './wire/block.js';
export { decode } from './wire/decode.js';
export { signingIdentity, type SigningIdentity } from './wire/identity.js';
export { makeProposal } from './wire/make-proposal.js';
export { openAction, openEnvelope } from './wire/open.js';
