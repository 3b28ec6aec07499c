import { pathOf, type ConfigPart } from './config-parts.js';

/** What a command carries out, of all that consortium.yaml and the channel may disagree about. */
export type Matter = (part: ConfigPart) => boolean;

/** Whether an organisation is a member, and what it says of itself. */
export function isOfMember(mspId: string): Matter {
    return (part) => `${pathOf(part)}/`.startsWith(`Application/${mspId}/`);
}

/** Who orders, how they agree with each other, and where they are reached. */
export function isOfOrdering({ groups: [group, member], kind, name }: ConfigPart): boolean {
    if (group !== 'Orderer') {
        return false;
    }
    const ofAll = ['ConsensusType', 'Orderers', 'BlockValidation'];
    return member === undefined ? kind === 'group' || ofAll.includes(name) : name === 'Endpoints';
}

/** An organisation that orders and did not before, or does no more. */
export function isWholeOrganisation({ groups, kind }: ConfigPart): boolean {
    return groups.length === 1 && kind === 'group';
}

/**
 * Holds that the file wishes nothing of the channel but what is being carried out.
 *
 * @throws Error naming everything else, each with what to do.
 */
export function requireOnly(parts: readonly ConfigPart[], isItsMatter: Matter): void {
    const others = parts.filter((part) => !isItsMatter(part));
    if (others.length > 0) {
        const lines = others.map((part) => `  - ${pathOf(part)} ${part.change}: ${whatToDo(part)}`);
        throw new Error(
            `consortium.yaml and the channel disagree about more than this command carries out:\n${lines.join('\n')}`,
        );
    }
}

function whatToDo({ groups: [group, member], name, kind, change }: ConfigPart): string {
    if (group === 'Application' && kind === 'group') {
        return `\`cohong organisation ${change === 'added' ? 'add' : 'remove'} ${name}\` does it`;
    }
    if (group === 'Orderer' && ['ConsensusType', 'Orderers', 'Endpoints', 'BlockValidation'].includes(name)) {
        return '`cohong orderer add` and `cohong orderer remove` do it, one node at a time';
    }
    if (member !== undefined && name === 'MSP') {
        return `\`cohong certificates rotate ${member}\` does it`;
    }
    return 'no command changes it; put the file back';
}

/** As many of the members as the policy MAJORITY asks for, the first of them. */
export function majorityOf(members: readonly string[]): readonly string[] {
    return members.slice(0, Math.floor(members.length / 2) + 1);
}
