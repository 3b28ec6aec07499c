import { copyOf, entriesOf, isSameLeaf, type Leaf, type MemberMap } from '@cohong/embedded-fabric';
import { common } from '@hyperledger/fabric-protos';

/** One place in which two configurations differ. */
export interface ConfigPart {
    /** The groups around it, outermost first, such as `['Application', 'SafeMSP']`. */
    readonly groups: readonly string[];
    readonly kind: 'group' | 'value' | 'policy';
    readonly name: string;
    readonly change: 'added' | 'removed' | 'changed';
}

/** The part for people, such as `Application/SafeMSP/AnchorPeers`. */
export function pathOf({ groups, name }: ConfigPart): string {
    return [...groups, name].join('/');
}

/** Where a configuration says something else than another: the smallest groups, values and policies that tell it. */
export function differences(
    present: common.ConfigGroup,
    wished: common.ConfigGroup,
    groups: readonly string[] = [],
): ConfigPart[] {
    const here = (kind: ConfigPart['kind'], name: string, change: ConfigPart['change']): ConfigPart => {
        return { groups, kind, name, change };
    };
    const leaves = (kind: 'value' | 'policy', one: MemberMap<Leaf>, other: MemberMap<Leaf>): ConfigPart[] =>
        namesIn(one, other).flatMap((name) => {
            const [before, after] = [one.get(name), other.get(name)];
            const isSame = before !== undefined && after !== undefined && isSameLeaf(before, after);
            return isSame ? [] : [here(kind, name, changeOf(before, after))];
        });
    const [inner, wishedInner] = [present.getGroupsMap(), wished.getGroupsMap()];
    return [
        ...leaves('value', present.getValuesMap(), wished.getValuesMap()),
        ...leaves('policy', present.getPoliciesMap(), wished.getPoliciesMap()),
        ...namesIn(inner, wishedInner).flatMap((name) => {
            const [before, after] = [inner.get(name), wishedInner.get(name)];
            return before === undefined || after === undefined
                ? [here('group', name, changeOf(before, after))]
                : differences(before, after, [...groups, name]);
        }),
    ];
}

function namesIn(one: MemberMap<unknown>, other: MemberMap<unknown>): string[] {
    return [...new Set([...entriesOf(one), ...entriesOf(other)].map(([name]) => name))].sort();
}

function changeOf(before: unknown, after: unknown): ConfigPart['change'] {
    return before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
}

/** A copy of the present configuration that says what is wished in the parts named, and nothing else. */
export function adopting(
    present: common.ConfigGroup,
    wished: common.ConfigGroup,
    parts: readonly ConfigPart[],
): common.ConfigGroup {
    const adopted = copyOf(present);
    for (const { groups, kind, name } of parts) {
        const [into, from] = [groupAt(adopted, groups), groupAt(wished, groups)];
        const copy = (target: MemberMap<Member>, source: MemberMap<Member>): void => {
            const member = source.get(name);
            if (member === undefined) {
                target.del(name);
            } else {
                target.set(name, copyOf(member));
            }
        };
        copy(membersOf(into, kind), membersOf(from, kind));
    }
    return adopted;
}

type Member = common.ConfigGroup | Leaf;

function membersOf(group: common.ConfigGroup, kind: ConfigPart['kind']): MemberMap<Member> {
    const maps = { group: group.getGroupsMap(), value: group.getValuesMap(), policy: group.getPoliciesMap() };
    return maps[kind];
}

/** The group inside a group, such as `['Application', 'SafeMSP']`. @throws Error when it is not there. */
export function groupAt(group: common.ConfigGroup, path: readonly string[]): common.ConfigGroup {
    let found = group;
    for (const name of path) {
        const inner = found.getGroupsMap().get(name);
        if (inner === undefined) {
            throw new Error(`The channel's configuration has no group ${path.join('/')}.`);
        }
        found = inner;
    }
    return found;
}
