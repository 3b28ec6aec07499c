import { createHash } from 'node:crypto';

/** A fact of a passport as the enterprise shows it: `text` and `proof` out of the passport, as they are. */
export interface ShownFact {
    readonly text: string;
    readonly proof: readonly { readonly side: 'LEFT' | 'RIGHT'; readonly hash: string }[];
}

/** What an enterprise shows of its passport: some of the facts, or all. */
export interface ShownPassport {
    readonly passportId: string;
    readonly facts: readonly ShownFact[];
}

/**
 * The facts that are shown, by their names, or undefined where one of them is not what the regulators have attested.
 *
 * It asks nobody: the root is that of `GET /v1/credit-passport-roots/{passportId}` at one's own gateway, whose peer has it in the public
 * state. Whether who shows it is the enterprise is another matter: let it sign something with the key in `ENTERPRISE`.
 */
export function factsOfPassport(
    { passportId, facts }: ShownPassport,
    root: string,
): Readonly<Record<string, unknown>> | undefined {
    const isProven = facts.every(({ text, proof }) => {
        const top = proof.reduce(
            (hash, { side, hash: beside }) =>
                sha256(side === 'LEFT' ? `node\n${beside}\n${hash}` : `node\n${hash}\n${beside}`),
            sha256(`fact\n${text}`),
        );
        return sha256(`passport\n${passportId}\n${top}`) === root;
    });
    if (!isProven) {
        return undefined;
    }

    return Object.fromEntries(
        facts.map(({ text }) => {
            const { name, value } = JSON.parse(text) as { readonly name: string; readonly value: unknown };
            return [name, value];
        }),
    );
}

function sha256(text: string): string {
    return createHash('sha256').update(text, 'utf8').digest('hex');
}
