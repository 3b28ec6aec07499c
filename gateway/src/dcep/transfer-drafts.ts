import type { CoinOutput, SpendOrder } from '@cohong/domain/dcep/api';
import { spendText, type HolderOrder, type Whereabouts } from '@cohong/domain/dcep/holder-order';
import { mustBePayable } from '@cohong/domain/dcep/spend-coins';
import { sum, type Money } from '@cohong/domain/kernel/money';
import { refusals } from '@cohong/domain/kernel/refusal';
import { instantOf } from '@cohong/domain/kernel/time';
import { randomId } from '../fabric/random-id.js';
import type { Call } from '../http/route.js';
import { makers } from '../party/roles.js';
import { mustBeOneOf } from '../read-model/list-route.js';
import { chooseCoins, type SpendableCoin } from './choose-coins.js';
import { CoinClient } from './coin-client.js';
import { WalletClient } from './wallet-client.js';

const refusal = refusals({
    COINS_MUST_COVER_AMOUNT: 'conflict',
    COINS_MUST_FIT_ONE_TRANSFER: 'conflict',
    COINS_MUST_NOT_BE_HELD: 'conflict',
});

/** How long the holder has to sign, and how long no other draft takes the coins. */
const milliseconds = 5 * 60_000;

export interface Draft extends HolderOrder {
    /** What the holder signs: the UTF-8 bytes of this text. */
    readonly text: string;
}

/** Who asks for one. */
export type Drafting = Pick<Call<unknown, unknown>, 'ledger' | 'role'>;

export interface Wish {
    readonly from: string;
    readonly outputs: readonly CoinOutput[];
    /** The record in trade that is paid for. */
    readonly reference?: string;
    /** The transfer of which something is paid back. */
    readonly refundOf?: string;
}

/**
 * Chooses coins for payments that are yet to be signed. Nothing of it is on the ledger.
 *
 * That it holds a draft's coins back from the next draft is a courtesy of this process: of two orders for one coin the
 * ledger carries out the first.
 */
export class TransferDrafts {
    readonly #whereabouts: Whereabouts;
    readonly #now: () => number;
    /** Until when each coin is held. */
    readonly #held = new Map<string, number>();

    constructor(whereabouts: Whereabouts, now: () => number = Date.now) {
        this.#whereabouts = whereabouts;
        this.#now = now;
    }

    /** An order of the fewest coins that suffice. The ledger does not see it, so the role is demanded here. */
    async draft(drafting: Drafting, { from, outputs, reference, refundOf }: Wish): Promise<Draft> {
        outputs.forEach((output, index) => mustBePayable(output.amount, { output: index }));
        const amount = sum(
            'CNY',
            outputs.map((output) => output.amount),
        );
        const taken = await this.take(drafting, { from, amount });
        const paidFor = {
            ...(reference !== undefined && { reference }),
            ...(refundOf !== undefined && { refundOf }),
        };
        const order = { transferId: randomId(), from, outputs: [...outputs], ...paidFor, ...taken };

        return { ...order, text: spendText(order, this.#whereabouts) };
    }

    /** Sends orders. Whatever comes of it, nobody waits any more for their signatures. */
    async sending<Result>(
        orders: readonly { readonly coins: readonly string[] }[],
        send: () => Promise<Result>,
    ): Promise<Result> {
        try {
            return await send();
        } finally {
            orders.forEach(({ coins }) => coins.forEach((serial) => this.#held.delete(serial)));
        }
    }

    /** The fewest coins that suffice, held back from other drafts, and what the holder's signature is to name. */
    async take(
        drafting: Drafting,
        { from, amount }: { readonly from: string; readonly amount: Money },
    ): Promise<Pick<SpendOrder, 'coins' | 'keyVersion' | 'validUntil'>> {
        const terms = await this.terms(drafting, from);
        const coins = this.#hold(await new CoinClient(drafting.ledger).listCoins(from), amount);

        return { ...terms, coins: coins.map(({ serial }) => serial) };
    }

    /** With which key the holder of a wallet signs, and until when. */
    async terms({ ledger, role }: Drafting, walletId: string): Promise<Pick<SpendOrder, 'keyVersion' | 'validUntil'>> {
        mustBeOneOf(makers.bank, role);
        const { keyVersion } = await new WalletClient(ledger).readWallet(walletId);

        return { keyVersion, validUntil: instantOf(this.#now() + milliseconds) };
    }

    #hold<Coin extends SpendableCoin & { readonly amount: Money }>(coins: readonly Coin[], amount: Money) {
        const now = this.#now();
        this.#held.forEach((until, serial) => until < now && this.#held.delete(serial));
        const free = coins.filter(({ serial }) => !this.#held.has(serial));
        const chosen = chooseCoins(free, amount.minorUnits);
        if (chosen === undefined) {
            throw whyNot(coins, free, amount);
        }
        chosen.forEach(({ serial }) => this.#held.set(serial, now + milliseconds));

        return chosen;
    }
}

/** There is too little, or it is in too many coins, or others are about to sign for it. */
function whyNot(coins: readonly SpendableCoin[], free: readonly SpendableCoin[], amount: Money): Error {
    const { minorUnits } = amount;
    if (chooseCoins(coins, minorUnits, coins.length) === undefined) {
        return refusal('COINS_MUST_COVER_AMOUNT');
    }

    return refusal(
        chooseCoins(free, minorUnits, free.length) === undefined
            ? 'COINS_MUST_NOT_BE_HELD'
            : 'COINS_MUST_FIT_ONE_TRANSFER',
    );
}
