import type { NodeRole } from '../wire/identity.js';

export { policyFromProto, policyToProto } from './encode.js';

/** Whom a rule asks for: any member of an organisation, or one of a certain role. */
export interface Principal {
    readonly mspId: string;
    readonly role: NodeRole | 'member';
}

/** Who has to sign. */
export type Policy =
    | { readonly kind: 'signedBy'; readonly principal: Principal }
    | { readonly kind: 'outOf'; readonly count: number; readonly rules: readonly Policy[] };

const tokenPattern = /\s*(?:([(),])|([A-Za-z]+)(?=\s*\()|(\d+)|'([^']*)'|"([^"]*)")\s*/y;
const principalPattern = /^([A-Za-z0-9.-]+)\.(admin|member|client|peer|orderer)$/;

type Token =
    | { readonly kind: 'sign' | 'gate' | 'principal'; readonly text: string }
    | { readonly kind: 'number'; readonly text: string };

/**
 * Reads a policy in Fabric's language: `AND('A.peer', OR('B.member', 'C.admin'))`, `OutOf(2, …)`.
 * Anything that Fabric would not read throws, before it can guard anything.
 */
export function parsePolicy(text: string): Policy {
    const reader = new PolicyReader(tokensOf(text));
    const policy = reader.gate();
    reader.end();
    return policy;
}

function tokensOf(text: string): Token[] {
    const tokens: Token[] = [];
    tokenPattern.lastIndex = 0;
    while (tokenPattern.lastIndex < text.length) {
        const start = tokenPattern.lastIndex;
        const match = tokenPattern.exec(text);
        if (match === null) {
            throw new Error(`unrecognized token '${text.slice(start).trim()}' in policy string`);
        }

        tokens.push(tokenOf(match));
    }

    return tokens;
}

function tokenOf([, sign, gate, number, single, double]: RegExpExecArray): Token {
    if (sign !== undefined) {
        return { kind: 'sign', text: sign };
    }

    if (gate !== undefined) {
        return { kind: 'gate', text: gate };
    }

    return number !== undefined
        ? { kind: 'number', text: number }
        : { kind: 'principal', text: single ?? double ?? '' };
}

class PolicyReader {
    readonly #tokens: readonly Token[];
    #position = 0;

    constructor(tokens: readonly Token[]) {
        this.#tokens = tokens;
    }

    gate(): Policy {
        const name = this.#take('gate');
        this.#take('sign', '(');
        const threshold = isGate(name, 'OutOf') ? this.#threshold() : undefined;
        const rules = [this.#rule()];
        while (this.#next()?.text === ',') {
            this.#take('sign', ',');
            rules.push(this.#rule());
        }

        this.#take('sign', ')');
        return { kind: 'outOf', count: countOf(name, rules.length, threshold), rules };
    }

    end(): void {
        const left = this.#next();
        if (left !== undefined) {
            throw new Error(`unrecognized token '${left.text}' in policy string`);
        }
    }

    #threshold(): number {
        const count = Number(this.#take('number'));
        this.#take('sign', ',');
        return count;
    }

    #rule(): Policy {
        return this.#next()?.kind === 'gate'
            ? this.gate()
            : { kind: 'signedBy', principal: parsePrincipal(this.#take('principal')) };
    }

    #next(): Token | undefined {
        return this.#tokens[this.#position];
    }

    #take(kind: Token['kind'], text?: string): string {
        const token = this.#next();
        if (token === undefined) {
            throw new Error('invalid policy string: it ends too early');
        }

        if (token.kind !== kind || (text !== undefined && token.text !== text)) {
            throw new Error(`unrecognized token '${token.text}' in policy string`);
        }

        this.#position += 1;
        return token.text;
    }
}

/** Fabric knows each gate in three spellings. */
function isGate(text: string, gate: 'And' | 'Or' | 'OutOf'): boolean {
    return [gate, gate.toLowerCase(), gate.toUpperCase()].includes(text);
}

function countOf(gate: string, ruleCount: number, threshold: number | undefined): number {
    if (threshold !== undefined) {
        return requireThreshold(threshold, ruleCount);
    }

    if (isGate(gate, 'And')) {
        return ruleCount;
    }

    if (isGate(gate, 'Or')) {
        return 1;
    }

    throw new Error(`unrecognized token '${gate}' in policy string`);
}

/** One more than there are rules is allowed, as in Fabric: it is how nobody is let through. */
function requireThreshold(count: number, ruleCount: number): number {
    if (count > ruleCount + 1) {
        throw new Error(`invalid t-out-of-n predicate, t ${count}, n ${ruleCount}`);
    }

    return count;
}

function parsePrincipal(text: string): Principal {
    const [, mspId, role] = principalPattern.exec(text) ?? [];
    if (mspId === undefined || role === undefined) {
        throw new Error(`error parsing principal ${text}`);
    }

    return { mspId, role: role as Principal['role'] };
}
