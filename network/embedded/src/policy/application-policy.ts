import { peer } from '@hyperledger/fabric-protos';
import { decode } from '../wire/decode.js';
import { policyEnvelope, policyFromProto } from './encode.js';
import type { Policy } from './parse.js';

/** Who must endorse, as a definition says it: by a rule of its own, or by naming a policy of the channel's configuration. */
export type ApplicationPolicy = Policy | { readonly kind: 'channel'; readonly path: string };

/** Writes the policy as definitions keep it. */
export function applicationPolicyMessage(policy: ApplicationPolicy): peer.ApplicationPolicy {
    const message = new peer.ApplicationPolicy();
    if (policy.kind === 'channel') message.setChannelConfigPolicyReference(policy.path);
    else message.setSignaturePolicy(policyEnvelope(policy));
    return message;
}

/** Reads a policy of a definition; throws where it cannot be evaluated. */
export function readApplicationPolicy(message: peer.ApplicationPolicy): ApplicationPolicy {
    const signature = message.getSignaturePolicy();
    if (signature !== undefined) return policyFromProto(signature.serializeBinary());
    if (message.hasChannelConfigPolicyReference()) {
        return { kind: 'channel', path: message.getChannelConfigPolicyReference() };
    }
    throw new Error('unsupported policy type');
}

/** The same from bytes. */
export function applicationPolicyFromProto(bytes: Uint8Array): ApplicationPolicy {
    return readApplicationPolicy(decode(peer.ApplicationPolicy, bytes, 'ApplicationPolicy'));
}
