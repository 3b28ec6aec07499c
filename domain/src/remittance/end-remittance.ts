import type { CoinEnd, Owner } from '../dcep/coin.js';
import { mint, type MadeCoin, type Minting } from '../dcep/spend-coins.js';
import { knownWallet, type Wallet } from '../dcep/wallet.js';
import { acceptable, answerable, returnable, type Remittance, type RemittanceOrder } from './remittance.js';

export interface EndingFacts extends Minting {
    /** The bank that acts. */
    readonly bank: string;
    readonly remittance: Remittance | undefined;
}

/** What became of a remittance, and of the coin that was on its way. */
export interface EndedRemittance {
    readonly remittance: Remittance;
    readonly arrived: CoinEnd;
    /** In its place, where the act was done. */
    readonly made: readonly MadeCoin[];
}

/**
 * Gives the payee what was sent. Its bank does so, since it alone sees the wallet; whether the wallet may take so much,
 * its account decides. A frozen wallet takes it, and it is frozen with it.
 */
export function acceptRemittance(facts: EndingFacts & { readonly payeeWallet: Wallet | undefined }): EndedRemittance {
    const pending = acceptable(facts.remittance, { bank: facts.bank, at: facts.createdAt });
    const { walletId } = knownWallet(facts.payeeWallet);

    return end(pending, { status: 'ACCEPTED', to: walletId, facts });
}

/** Refuses what was sent: there is no such wallet, or it may not take so much. The payer's bank takes it back. */
export function refuseRemittance(facts: EndingFacts): Remittance {
    const pending = answerable(facts.remittance, { bank: facts.bank, at: facts.createdAt });

    return { ...pending, status: 'REFUSED', endedAt: facts.createdAt };
}

/**
 * Takes back what was refused or has lapsed, to whom it came from. A wallet that was closed meanwhile takes nothing: the
 * bank has it in its vault then, and owes it to who held the wallet.
 */
export function takeBackRemittance(
    facts: EndingFacts & { readonly order: RemittanceOrder | undefined; readonly payerWallet: Wallet | undefined },
): EndedRemittance & { readonly returnedTo: Owner } {
    const held = returnable(facts.remittance, { bank: facts.bank, at: facts.createdAt });
    if (facts.order === undefined) {
        throw new Error('the payer’s bank keeps the order of each remittance that it has sent');
    }

    const returnedTo = facts.payerWallet?.status === 'CLOSED' ? 'vault' : facts.order.from;
    const ended = end(held, { status: 'TAKEN_BACK', to: returnedTo, facts });

    const countedAt = facts.order.offline?.loadedAt ?? held.sentAt;

    // It was not paid after all, so it counts against no limit of the payer's.
    return {
        ...ended,
        returnedTo,
        made: ended.made.map((coin) => ({ ...coin, givesBack: countedAt })),
    };
}

function end(
    held: Remittance,
    { status, to, facts }: { readonly status: 'ACCEPTED' | 'TAKEN_BACK'; readonly to: Owner; readonly facts: Minting },
): EndedRemittance {
    const { serial, amount } = held;

    return {
        remittance: { ...held, status, endedAt: facts.createdAt },
        arrived: { serial, status: 'RELEASED' },
        made: mint([{ owner: to, amount }], { minting: facts, parents: [serial] }),
    };
}
