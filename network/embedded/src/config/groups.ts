import { common } from '@hyperledger/fabric-protos';

/** What stands in a group and has no parts of its own. */
export type Leaf = common.ConfigValue | common.ConfigPolicy;

/** The generated maps, as far as they are needed here. */
export interface MemberMap<Member> {
    get(name: string): Member | undefined;
    set(name: string, member: Member): unknown;
    del(name: string): unknown;
    forEach(each: (member: Member, name: string) => void): void;
}

/** The entries of a map of messages; its own `toArray` would give raw arrays for them. */
export function entriesOf<Member>(map: Pick<MemberMap<Member>, 'forEach'>): [string, Member][] {
    const entries: [string, Member][] = [];
    map.forEach((member, name) => entries.push([name, member]));
    return entries;
}

/** The groups that stand in a group, by name. */
export function groupsOf(group: common.ConfigGroup): [string, common.ConfigGroup][] {
    return entriesOf(group.getGroupsMap());
}

/** Whether two values, or two policies, say the same; which version they have does not matter. */
export function isSameLeaf(one: Leaf, other: Leaf): boolean {
    return one.getModPolicy() === other.getModPolicy() && contentOf(one).equals(contentOf(other));
}

function contentOf(leaf: Leaf): Buffer {
    return Buffer.from(
        leaf instanceof common.ConfigValue
            ? leaf.getValue_asU8()
            : (leaf.getPolicy() ?? new common.Policy()).serializeBinary(),
    );
}

/** Another message that says the same. */
export function copyOf<Message extends common.ConfigGroup | Leaf>(message: Message): Message {
    const type = message.constructor as unknown as { deserializeBinary: (bytes: Uint8Array) => Message };
    return type.deserializeBinary(message.serializeBinary());
}
