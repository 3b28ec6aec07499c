import { isDeepStrictEqual } from 'node:util';
import type { Chaincode, Consortium } from '../consortium/consortium.js';
import { orderingNodes } from '../node-names.js';

/** What runs, and what the file wishes. */
export interface Wishes {
    readonly running: Consortium;
    readonly wished: Consortium;
}

/**
 * Holds that the file wishes nothing that is not so.
 *
 * @throws Error naming everything else.
 */
export function requireNothing(wishes: Wishes): void {
    refuse([...ofTheWhole(wishes), ...ofOrganisations(wishes), ...ofChaincodes(wishes)]);
}

/**
 * Holds that the file wishes nothing but that one organisation joins or leaves. Who is a member and what each said of
 * itself is in every part of the network, so nothing of this may come along unseen.
 *
 * @throws Error naming everything else.
 */
export function requireOnlyMember(wishes: Wishes, mspId: string): void {
    refuse([
        ...ofTheWhole(wishes),
        ...ofOrganisations(wishes).filter(({ name }) => name !== mspId),
        ...ofChaincodes(wishes, mspId),
    ]);
}

/**
 * Holds that the file wishes nothing but that some chaincodes become others.
 *
 * @throws Error naming everything else.
 */
export function requireOnlyChaincodes(wishes: Wishes, names: readonly string[]): void {
    refuse([
        ...ofTheWhole(wishes),
        ...ofOrganisations(wishes),
        ...ofChaincodes(wishes).filter(({ name, how }) => how !== 'another' || !names.includes(name)),
        ...lostCollections(wishes),
    ]);
}

/**
 * Holds that the file wishes nothing but one orderer more, or one less: one at a time, so that a majority that can order
 * is never in doubt.
 *
 * @throws Error naming everything else.
 */
export function requireOnlyOrderer(wishes: Wishes, name: string, how: 'new' | 'gone'): void {
    const { running, wished } = wishes;
    const orderers = differing(orderingNodes(running.ordering), orderingNodes(wished.ordering), (node) => node.name);
    refuse([
        ...ofTheWhole({
            running,
            wished: { ...wished, ordering: { ...wished.ordering, nodes: running.ordering.nodes } },
        }),
        ...ofOrganisations(wishes),
        ...ofChaincodes(wishes),
        ...orderers
            .filter((other) => other.name !== name || other.how !== how)
            .map((other) => ({ what: 'the orderer', ...other })),
    ]);
}

interface OtherWish {
    readonly what: string;
    readonly name: string;
    readonly how: 'new' | 'gone' | 'another';
}

function refuse(others: readonly OtherWish[]): void {
    if (others.length > 0) {
        throw new Error(
            'consortium.yaml wishes more than this command carries out. Put these back, and run it again:\n' +
                others.map(({ what, name, how }) => `  - ${what} ${name} is ${how}`).join('\n'),
        );
    }
}

function ofTheWhole({ running, wished }: Wishes): OtherWish[] {
    const parts = ['channel', 'batch', 'profile', 'ordering', 'lifecyclePolicy', 'gatewayScript'] as const;
    return parts
        .filter((part) => !isDeepStrictEqual(running[part], wished[part]))
        .map((name) => ({ what: 'the', name, how: 'another' }));
}

function ofOrganisations({ running, wished }: Wishes): OtherWish[] {
    const named = ({ mspId }: { readonly mspId: string }): string => mspId;
    return [
        ...differing(running.organisations, wished.organisations, named).map((difference) => {
            return { what: 'the organisation', ...difference };
        }),
        ...differing(running.formerMembers, wished.formerMembers, named).map((difference) => {
            return { what: 'the former member', ...difference };
        }),
    ];
}

/** A member may join or leave policies and collections; the rest of a chaincode stays what it is. */
function ofChaincodes({ running, wished }: Wishes, mspId?: string): OtherWish[] {
    const apart = ({ chaincodes }: Consortium): readonly Chaincode[] =>
        mspId === undefined ? chaincodes : chaincodes.map((chaincode) => withoutMember(chaincode, mspId));
    return differing(apart(running), apart(wished), ({ name }) => name).map((difference) => ({
        what: 'the chaincode',
        ...difference,
    }));
}

/** Fabric takes no definition that lacks a collection of the one before: what lies there could not be read any more. */
function lostCollections({ running, wished }: Wishes): OtherWish[] {
    const namesIn = ({ chaincodes }: Consortium): string[] =>
        chaincodes.flatMap(({ name, collections }) => collections.map((collection) => `${name}/${collection.name}`));
    const kept = new Set(namesIn(wished));
    return namesIn(running)
        .filter((name) => !kept.has(name))
        .map((name) => ({ what: 'the collection', name, how: 'gone' }));
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

function differing<Part>(
    running: readonly Part[],
    wished: readonly Part[],
    nameOf: (part: Part) => string,
): Pick<OtherWish, 'name' | 'how'>[] {
    const names = [...new Set([...running, ...wished].map(nameOf))];
    return names.flatMap((name) => {
        const before = running.find((part) => nameOf(part) === name);
        const after = wished.find((part) => nameOf(part) === name);
        const how = before === undefined ? 'new' : after === undefined ? 'gone' : 'another';
        return isDeepStrictEqual(before, after) ? [] : [{ name, how }];
    });
}
