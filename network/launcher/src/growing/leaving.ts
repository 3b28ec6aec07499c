import { isDeepStrictEqual } from 'node:util';
import type { Consortium } from '../consortium/consortium.js';
import type { GatewayDoor } from '../founding/found.js';
import { orderingNodes } from '../node-names.js';
import type { Wishes } from './other-wishes.js';

/**
 * Holds that a member can leave at all, as the file wishes.
 *
 * @throws Error that says what is to stand in the file, or who would be missed.
 */
export function requireSpared({ running, wished }: Wishes, mspId: string): void {
    const member = running.organisations.find((organisation) => organisation.mspId === mspId);
    const former = wished.formerMembers.find((each) => each.mspId === mspId);
    const orderers = orderingNodes(running.ordering).filter((node) => node.mspId === mspId);
    if (wished.organisations.some((organisation) => organisation.mspId === mspId)) {
        throw new Error(
            `consortium.yaml still has ${mspId} among its organisations; it moves to formerMembers there first.`,
        );
    }
    if (former === undefined) {
        throw new Error(
            member === undefined
                ? `Nobody in the consortium is called ${mspId}.`
                : `consortium.yaml must name ${mspId} among its formerMembers, with its kind ${member.kind}: ` +
                      'what was written into its collections stays with those who share them.',
        );
    }
    if (member !== undefined && former.kind !== member.kind) {
        throw new Error(`consortium.yaml says that ${mspId} was of kind ${former.kind}; it is of kind ${member.kind}.`);
    }
    if (!wished.organisations.some(({ kind }) => kind === former.kind)) {
        throw new Error(`${mspId} is the only ${former.kind}, and nothing goes on without one. It stays.`);
    }
    if (orderers.length > 0) {
        const names = orderers.map(({ name }) => name).join(', ');
        throw new Error(`${mspId} orders (${names}). \`cohong orderer remove\` ends that first.`);
    }
}

/**
 * Holds that a member has nothing left to end, by what the file has asked of the others' gateways.
 *
 * @throws Error naming every question whose answer is another than is expected.
 */
export async function requireNothingLeft(
    { organisations, leaving }: Consortium,
    mspId: string,
    door: (mspId: string) => GatewayDoor,
): Promise<void> {
    const kind = organisations.find((organisation) => organisation.mspId === mspId)?.kind ?? '';
    const left: string[] = [];
    for (const { mspId: asked, user, get, expect } of leaving[kind] ?? []) {
        const { url, token } = door(asked);
        const path = get.replaceAll('{member}', mspId);
        const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${await token(user)}` } });
        const answer = JSON.parse(await response.text()) as Readonly<Record<string, unknown>>;
        if (!response.ok) {
            throw new Error(
                `Whether ${mspId} may leave: ${asked}/${user} GET ${path} was answered ${response.status}.`,
            );
        }
        const others = Object.keys(expect).filter((key) => !isDeepStrictEqual(answer[key], expect[key]));
        left.push(
            ...others.map(
                (key) => `  - ${asked}/${user} GET ${path}: \`${key}\` is not ${JSON.stringify(expect[key])}`,
            ),
        );
    }
    if (left.length > 0) {
        throw new Error(`${mspId} has business that is not ended, and stays:\n${left.join('\n')}`);
    }
}
