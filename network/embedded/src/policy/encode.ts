import { common, msp } from '@hyperledger/fabric-protos';
import { decode } from '../wire/decode.js';
import type { Policy, Principal } from './parse.js';

const numberOfRole = {
    member: msp.MSPRole.MSPRoleType.MEMBER,
    admin: msp.MSPRole.MSPRoleType.ADMIN,
    client: msp.MSPRole.MSPRoleType.CLIENT,
    peer: msp.MSPRole.MSPRoleType.PEER,
    orderer: msp.MSPRole.MSPRoleType.ORDERER,
} as const;

/** Writes a policy as the bytes that Fabric keeps: a serialized SignaturePolicyEnvelope. */
export function policyToProto(policy: Policy): Uint8Array {
    return policyEnvelope(policy).serializeBinary();
}

/** The same as a message, for those that stand inside another. */
export function policyEnvelope(policy: Policy): common.SignaturePolicyEnvelope {
    const principals: Principal[] = [];
    const rule = encodeRule(policy, principals);
    const envelope = new common.SignaturePolicyEnvelope();
    envelope.setRule(rule);
    envelope.setIdentitiesList(principals.map(encodePrincipal));
    return envelope;
}

/**
 * Reads the bytes of a policy, such as chaincode sets on a key.
 * What cannot be evaluated throws; the caller has to take it as a policy that nobody satisfies.
 */
export function policyFromProto(bytes: Uint8Array): Policy {
    const envelope = decode(common.SignaturePolicyEnvelope, bytes, 'SignaturePolicyEnvelope');
    const rule = envelope.getRule();
    if (envelope.getVersion() !== 0 || rule === undefined) {
        throw new Error(
            `This evaluator only understands messages of version 0, but version was ${envelope.getVersion()}`,
        );
    }

    return decodeRule(rule, envelope.getIdentitiesList().map(decodePrincipal));
}

/** Every mention of a principal gets an entry of its own, as Fabric's own parser writes it. */
function encodeRule(policy: Policy, principals: Principal[]): common.SignaturePolicy {
    const encoded = new common.SignaturePolicy();
    if (policy.kind === 'signedBy') {
        encoded.setSignedBy(principals.push(policy.principal) - 1);
        return encoded;
    }

    const gate = new common.SignaturePolicy.NOutOf();
    gate.setN(policy.count);
    gate.setRulesList(policy.rules.map((rule) => encodeRule(rule, principals)));
    encoded.setNOutOf(gate);
    return encoded;
}

function encodePrincipal({ mspId, role }: Principal): msp.MSPPrincipal {
    const encodedRole = new msp.MSPRole();
    encodedRole.setMspIdentifier(mspId);
    encodedRole.setRole(numberOfRole[role]);
    const principal = new msp.MSPPrincipal();
    principal.setPrincipalClassification(msp.MSPPrincipal.Classification.ROLE);
    principal.setPrincipal(encodedRole.serializeBinary());
    return principal;
}

function decodeRule(rule: common.SignaturePolicy, principals: readonly Principal[]): Policy {
    const gate = rule.getNOutOf();
    if (gate !== undefined) {
        return {
            kind: 'outOf',
            count: gate.getN(),
            rules: gate.getRulesList().map((inner) => decodeRule(inner, principals)),
        };
    }

    const index = rule.getSignedBy();
    const principal = rule.hasSignedBy() ? principals[index] : undefined;
    if (principal === undefined) {
        throw new Error(
            `identity index out of range, requested ${index}, but identities length is ${principals.length}`,
        );
    }

    return { kind: 'signedBy', principal };
}

function decodePrincipal(principal: msp.MSPPrincipal): Principal {
    const classification = principal.getPrincipalClassification();
    if (classification !== msp.MSPPrincipal.Classification.ROLE) {
        throw new Error(`invalid principal type ${classification}`);
    }

    const encoded = decode(msp.MSPRole, principal.getPrincipal_asU8(), 'MSPRole');
    const [role] = Object.entries(numberOfRole).find(([, number]) => number === encoded.getRole()) ?? [];
    if (role === undefined) {
        throw new Error(`invalid MSP role type ${encoded.getRole()}`);
    }

    return { mspId: encoded.getMspIdentifier(), role: role as Principal['role'] };
}
