import { common } from '@hyperledger/fabric-protos';
import { entriesOf, groupsOf } from '../config/groups.js';
import { decode } from '../wire/decode.js';
import { policyFromProto } from './encode.js';
import { nobody, type ChannelPolicy } from './evaluate.js';
import type { Policy } from './parse.js';

const { PolicyType } = common.Policy;
const { Rule } = common.ImplicitMetaPolicy;

/** The policies of a channel's configuration by their paths, such as `/Channel/Application/Writers`. */
export type ChannelPolicies = ReadonlyMap<string, ChannelPolicy>;

/** Reads the policies of a configuration group and of all groups in it; what cannot be read lets nobody through. */
export function readChannelPolicies(path: string, group: common.ConfigGroup): ChannelPolicies {
    const members = groupsOf(group).map(([name, member]) => {
        return { path: `${path}/${name}`, policies: readChannelPolicies(`${path}/${name}`, member) };
    });
    const read = new Map(members.flatMap(({ policies }) => [...policies]));
    for (const [name, entry] of entriesOf(group.getPoliciesMap())) {
        const ofMembers = (subPolicy: string): ChannelPolicy[] =>
            members.map((member) => member.policies.get(`${member.path}/${subPolicy}`) ?? nobody);
        read.set(`${path}/${name}`, readPolicy(entry.getPolicy() ?? new common.Policy(), ofMembers));
    }
    return read;
}

/** What a planner makes of a channel policy: the same rule, as if signatures could be spent only once. */
export function asSignaturePolicy(policy: ChannelPolicy): Policy {
    if (policy.kind !== 'implicit') return policy;
    return { kind: 'outOf', count: policy.count, rules: policy.policies.map(asSignaturePolicy) };
}

function readPolicy(policy: common.Policy, ofMembers: (subPolicy: string) => readonly ChannelPolicy[]): ChannelPolicy {
    try {
        switch (policy.getType()) {
            case PolicyType.SIGNATURE:
                return policyFromProto(policy.getValue_asU8());
            case PolicyType.IMPLICIT_META: {
                const meta = decode(common.ImplicitMetaPolicy, policy.getValue_asU8(), 'ImplicitMetaPolicy');
                const subPolicy = meta.getSubPolicy();
                const policies = ofMembers(subPolicy);
                return { kind: 'implicit', count: threshold(meta.getRule(), policies.length), subPolicy, policies };
            }
            default:
                return nobody;
        }
    } catch {
        return nobody;
    }
}

/** Where there are no members, nobody is any of them and a majority of them. */
function threshold(rule: number, members: number): number {
    if (members === 0) return 0;
    if (rule === Rule.ANY) return 1;
    return rule === Rule.ALL ? members : Math.floor(members / 2) + 1;
}
