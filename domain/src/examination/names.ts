import type { Party } from '../party/party.js';

/** A party as a credit names it. */
type NamedParty = Pick<Party, 'partyName' | 'partyNameLocal' | 'uscc'>;

/** A name without what differs between two ways to write it: width, case, blanks, dots, commas and quotes. */
export function canonicalName(name: string): string {
    return name
        .normalize('NFKC')
        .toUpperCase()
        .replace(/[.,'’"()]/g, ' ')
        .replace(/\s+/g, ' ')
        .trim();
}

/** A reference as it is compared: "hl 2026/0512" and "HL-2026-0512" are one number. */
export function canonicalReference(reference: string): string {
    return canonicalName(reference).replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whether two names are one. */
export function isSameName(one: string, other: string): boolean {
    return canonicalName(one) === canonicalName(other);
}

/** Whether a document names the party that the credit names: by its name, its name in its own script, or its code. */
export function isSameParty(one: NamedParty, other: NamedParty): boolean {
    if (one.uscc !== undefined && one.uscc === other.uscc) {
        return true;
    }
    const names = [other.partyName, other.partyNameLocal ?? other.partyName];

    return [one.partyName, one.partyNameLocal ?? one.partyName].some((name) =>
        names.some((each) => isSameName(name, each)),
    );
}

/** The words of a description, each once; words such as "of" say nothing of goods. */
export function tokensOf(text: string): ReadonlySet<string> {
    const words = text
        .normalize('NFKC')
        .toUpperCase()
        .match(/[\p{L}\p{N}]+/gu);

    return new Set((words ?? []).filter((word) => !['OF', 'AND', 'THE', 'A', 'IN', 'WITH', 'FOR'].includes(word)));
}

/** How many of a hundred words of a text stand in another. */
export function percentCovered(text: string, by: string): number {
    const [wanted, there] = [tokensOf(text), tokensOf(by)];
    const covered = [...wanted].filter((word) => there.has(word)).length;

    return wanted.size === 0 ? 100 : Math.floor((covered * 100) / wanted.size);
}
