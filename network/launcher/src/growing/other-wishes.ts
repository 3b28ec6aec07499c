import { isDeepStrictEqual } from 'node:util';
import type { Chaincode, Consortium } from '../consortium/consortium.js';

/** What runs, what the file wishes, and whom a command is about. */
export interface Wishes {
    readonly running: Consortium;
    readonly wished: Consortium;
    readonly mspId: string;
}

/**
 * Holds that the file wishes nothing but that one organisation joins or leaves. Who is a member and what each said of
 * itself is in every part of the network, so nothing of this may come along unseen.
 *
 * @throws Error naming everything else.
 */
export function requireNoOtherWishes(wishes: Wishes): void {
    const others = [...ofTheWhole(wishes), ...ofOrganisations(wishes), ...ofChaincodes(wishes)];
    if (others.length > 0) {
        throw new Error(
            `consortium.yaml wishes more than this command carries out. Put these back, and run it again:\n` +
                others.map((other) => `  - ${other}`).join('\n'),
        );
    }
}

function ofTheWhole({ running, wished }: Wishes): string[] {
    const parts = ['channel', 'batch', 'profile', 'ordering', 'lifecyclePolicy', 'gatewayScript'] as const;
    return parts.filter((part) => !isDeepStrictEqual(running[part], wished[part])).map((part) => `${part} is another`);
}

function ofOrganisations({ running, wished, mspId }: Wishes): string[] {
    return differing(running.organisations, wished.organisations, (organisation) => organisation.mspId)
        .filter(({ name }) => name !== mspId)
        .map(({ name, how }) => `the organisation ${name} is ${how}`);
}

/** A member may join or leave policies and collections; the rest of a chaincode stays what it is. */
function ofChaincodes({ running, wished, mspId }: Wishes): string[] {
    return differing(running.chaincodes, wished.chaincodes, ({ name }) => name)
        .filter(
            ({ before, after }) =>
                !isDeepStrictEqual(before && withoutMember(before, mspId), after && withoutMember(after, mspId)),
        )
        .map(({ name, how }) => `the chaincode ${name} is ${how}`);
}

function withoutMember(chaincode: Chaincode, mspId: string): Chaincode {
    const principal = `'${mspId}.peer'`;
    const unnamed = (policy: string): string => policy.replaceAll(`,${principal}`, '').replaceAll(`${principal},`, '');
    return {
        ...chaincode,
        endorsementPolicy: unnamed(chaincode.endorsementPolicy),
        collections: chaincode.collections
            .filter(({ name }) => !name.endsWith(`_${mspId}`))
            .map(({ members, endorsementPolicy, ...collection }) => ({
                ...collection,
                members: members.filter((member) => member !== mspId),
                ...(endorsementPolicy !== undefined && { endorsementPolicy: unnamed(endorsementPolicy) }),
                // It follows the number of members.
                maxPeerCount: 0,
            })),
    };
}

interface Difference<Part> {
    readonly name: string;
    readonly how: 'new' | 'gone' | 'another';
    readonly before: Part | undefined;
    readonly after: Part | undefined;
}

function differing<Part>(
    running: readonly Part[],
    wished: readonly Part[],
    nameOf: (part: Part) => string,
): Difference<Part>[] {
    const names = [...new Set([...running, ...wished].map(nameOf))];
    return names.flatMap((name) => {
        const before = running.find((part) => nameOf(part) === name);
        const after = wished.find((part) => nameOf(part) === name);
        const how = before === undefined ? 'new' : after === undefined ? 'gone' : 'another';
        return isDeepStrictEqual(before, after) ? [] : [{ name, how, before, after }];
    });
}
