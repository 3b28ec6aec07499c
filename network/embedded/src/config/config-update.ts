import { common } from '@hyperledger/fabric-protos';
import { copyOf, entriesOf, isSameLeaf, type Leaf, type MemberMap } from './groups.js';

/**
 * What turns one configuration of a channel into another, in the form in which orderers take it: the versions of what
 * was read, and what is written in its place with the next version. Undefined when both say the same.
 *
 * A group gets a new version when something joins or leaves it; then it must name all its members, so that nothing is
 * lost that somebody else has added meanwhile.
 */
export function configUpdate(
    channelId: string,
    original: common.ConfigGroup,
    updated: common.ConfigGroup,
): common.ConfigUpdate | undefined {
    const { read, write, isChanged } = groupDelta(original, updated);
    if (!isChanged) {
        return undefined;
    }
    const update = new common.ConfigUpdate();
    update.setChannelId(channelId);
    update.setReadSet(read);
    update.setWriteSet(write);
    return update;
}

interface Delta {
    readonly read: common.ConfigGroup;
    readonly write: common.ConfigGroup;
    readonly isChanged: boolean;
}

function groupDelta(original: common.ConfigGroup, updated: common.ConfigGroup): Delta {
    const read = groupOfVersion(original.getVersion());
    const write = groupOfVersion(original.getVersion());
    const unchanged: (() => void)[] = [];
    const into = { read, write, unchanged };
    const changes = [
        leafDeltas(original.getValuesMap(), updated.getValuesMap(), {
            ...into,
            mapOf: (group) => group.getValuesMap(),
        }),
        leafDeltas(original.getPoliciesMap(), updated.getPoliciesMap(), {
            ...into,
            mapOf: (group) => group.getPoliciesMap(),
        }),
        memberDeltas(original, updated, into),
    ];
    const isRegrouped =
        changes.some(({ hasNewMembers }) => hasNewMembers) || original.getModPolicy() !== updated.getModPolicy();
    if (isRegrouped) {
        unchanged.forEach((name) => name());
        write.setVersion(original.getVersion() + 1);
        write.setModPolicy(updated.getModPolicy());
    }
    return { read, write, isChanged: isRegrouped || changes.some(({ isChanged }) => isChanged) };
}

/** Where a delta is written. */
interface Into {
    readonly read: common.ConfigGroup;
    readonly write: common.ConfigGroup;
    /** Each names one unchanged member in both sets. */
    readonly unchanged: (() => void)[];
}

interface Change {
    readonly isChanged: boolean;
    /** Something joined or left. */
    readonly hasNewMembers: boolean;
}

function leafDeltas<L extends Leaf>(
    original: MemberMap<L>,
    updated: MemberMap<L>,
    { read, write, unchanged, mapOf }: Into & { readonly mapOf: (group: common.ConfigGroup) => MemberMap<L> },
): Change {
    let isChanged = false;
    for (const [name, leaf] of entriesOf(updated)) {
        const before = original.get(name);
        if (before !== undefined && isSameLeaf(before, leaf)) {
            unchanged.push(() => {
                mapOf(read).set(name, versionOnly(before));
                mapOf(write).set(name, versionOnly(before));
            });
        } else {
            isChanged = true;
            const next = copyOf(leaf);
            next.setVersion(before === undefined ? 0 : before.getVersion() + 1);
            mapOf(write).set(name, next);
        }
    }
    return { isChanged, hasNewMembers: hasOtherNames(original, updated) };
}

function memberDeltas(
    original: common.ConfigGroup,
    updated: common.ConfigGroup,
    { read, write, unchanged }: Into,
): Change {
    const [before, after] = [original.getGroupsMap(), updated.getGroupsMap()];
    let isChanged = false;
    for (const [name, group] of entriesOf(after)) {
        const known = before.get(name);
        const delta = groupDelta(known ?? new common.ConfigGroup(), group);
        if (known === undefined) {
            delta.write.setVersion(0);
            delta.write.setModPolicy(group.getModPolicy());
            write.getGroupsMap().set(name, delta.write);
        } else if (delta.isChanged) {
            read.getGroupsMap().set(name, delta.read);
            write.getGroupsMap().set(name, delta.write);
        } else {
            unchanged.push(() => {
                read.getGroupsMap().set(name, groupOfVersion(known.getVersion()));
                write.getGroupsMap().set(name, groupOfVersion(known.getVersion()));
            });
        }
        isChanged ||= delta.isChanged || known === undefined;
    }
    return { isChanged, hasNewMembers: hasOtherNames(before, after) };
}

function hasOtherNames(one: MemberMap<unknown>, other: MemberMap<unknown>): boolean {
    const names = (map: MemberMap<unknown>): string =>
        JSON.stringify(
            entriesOf(map)
                .map(([name]) => name)
                .sort(),
        );
    return names(one) !== names(other);
}

function versionOnly<L extends Leaf>(leaf: L): L {
    const named = leaf instanceof common.ConfigValue ? new common.ConfigValue() : new common.ConfigPolicy();
    named.setVersion(leaf.getVersion());
    return named as L;
}

function groupOfVersion(version: number): common.ConfigGroup {
    const group = new common.ConfigGroup();
    group.setVersion(version);
    return group;
}
