import type { PeerIdentity } from '../ledger/peer-ledger.js';

/** What gets from a peer to whoever waits for it, and can be struck on its way. */
export const messages = [
    /** A peer's answer to a proposal that is to be a transaction. */
    'endorsement',
    /** A peer's answer to a proposal that only asks. */
    'evaluation',
    /** What a peer's gateway answers when the orderer has taken a transaction. */
    'submission',
    'commit-status',
    /** A block or a chaincode event on a stream that a client has opened. */
    'event',
] as const;
export type Message = (typeof messages)[number];

/** Which messages a fault strikes. */
export interface Strike {
    /** An organisation, or one of its peers, such as `peer1.SafeMSP`; anybody's where nothing is said. */
    readonly of?: string;
    /** How many it strikes; all of them, until `heal`, where nothing is said. */
    readonly times?: number;
}

/** What becomes of a message that is struck. */
export type Fate = { readonly kind: 'late'; readonly byMs: number } | { readonly kind: 'lost' | 'broken' };

interface Rule {
    readonly message: Message | 'block';
    readonly of: string | undefined;
    readonly fate: Fate;
    remaining: number;
}

/** The faults that wait for messages. Of several that a message meets, the oldest strikes it. */
export class Rules {
    #rules: Rule[] = [];

    add(message: Message | 'block', fate: Fate, { of, times = Infinity }: Strike): void {
        this.#rules.push({ message, fate, of, remaining: times });
    }

    /** What becomes of a message of a peer; undefined for one that nothing strikes. */
    strike(message: Message | 'block', { name, mspId }: PeerIdentity): Fate | undefined {
        const rule = this.#rules.find(
            (each) => each.message === message && (each.of === undefined || each.of === mspId || each.of === name),
        );
        if (rule === undefined) return undefined;
        rule.remaining -= 1;
        if (rule.remaining === 0) this.#rules = this.#rules.filter((each) => each !== rule);
        return rule.fate;
    }

    clear(): void {
        this.#rules = [];
    }
}
