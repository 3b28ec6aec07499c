import { decode, policyFromProto, type Policy } from '@cohong/embedded-fabric';
import { common, type ledger } from '@hyperledger/fabric-protos';
import { hex } from './readable.js';

const keyPolicyName = 'VALIDATION_PARAMETER';
const { PolicyType } = common.Policy;

/** The policy among a key's metadata, in Fabric's language; null where the metadata has none. */
export function showKeyPolicy(entries: readonly ledger.rwset.kvrwset.KVMetadataEntry[]): string | null {
    const entry = entries.find((each) => each.getName() === keyPolicyName);
    return entry === undefined ? null : showSignaturePolicy(entry.getValue_asU8());
}

/** A policy of the channel's configuration, such as `ANY Readers` or `OR('SafeMSP.admin')`. */
export function showChannelPolicy(policy: common.Policy | undefined): string {
    const value = policy?.getValue_asU8() ?? new Uint8Array();
    if (policy?.getType() === PolicyType.SIGNATURE) {
        return showSignaturePolicy(value);
    }
    if (policy?.getType() === PolicyType.IMPLICIT_META) {
        const implied = decode(common.ImplicitMetaPolicy, value, 'ImplicitMetaPolicy');
        const rule = Object.entries(common.ImplicitMetaPolicy.Rule).find(([, each]) => each === implied.getRule());
        return `${rule?.[0] ?? ''} ${implied.getSubPolicy()}`;
    }
    return hex(value);
}

function showSignaturePolicy(bytes: Uint8Array): string {
    try {
        return inWords(policyFromProto(bytes));
    } catch {
        // Chaincode can put anything there; peers then let nobody write the key.
        return `no policy: ${hex(bytes)}`;
    }
}

function inWords(policy: Policy): string {
    if (policy.kind === 'signedBy') {
        return `'${policy.principal.mspId}.${policy.principal.role}'`;
    }
    const rules = policy.rules.map(inWords).join(', ');
    switch (policy.count) {
        case 1:
            return `OR(${rules})`;
        case policy.rules.length:
            return `AND(${rules})`;
        default:
            return `OutOf(${policy.count}, ${rules})`;
    }
}
