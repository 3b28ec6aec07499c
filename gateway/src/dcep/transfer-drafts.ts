import type { CoinOutput, SpendOrder } from '@cohong/domain/dcep/api';
import { spendText, type HolderOrder, type Whereabouts } from '@cohong/domain/dcep/holder-order';
import { mustBePayable } from '@cohong/domain/dcep/spend-coins';
import { add, compare, sum, type Money } from '@cohong/domain/kernel/money';
import { refusals } from '@cohong/domain/kernel/refusal';
import { instantOf } from '@cohong/domain/kernel/time';
import { randomId } from '../fabric/random-id.js';
import type { Call } from '../http/route.js';
import { makers } from '../party/roles.js';
import type { Holdings } from '../read-model/e-cny.js';
import { mustBeOneOf } from '../read-model/list-route.js';
import { chooseCoins } from './choose-coins.js';
import { coinsAtHand, type CoinsRead } from './purse.js';
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
export type Drafting = Pick<Call<unknown, unknown>, 'ledger' | 'role'> & { readonly readModel: CoinsRead };

/** A coin that waits for a signature. */
interface Held {
    readonly from: string;
    readonly amount: Money;
    readonly until: number;
}

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
    readonly #held = new Map<string, Held>();

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

        return { ...terms, coins: await this.#hold(drafting.readModel, { from, amount }) };
    }

    /** With which key the holder of a wallet signs, and until when. */
    async terms(
        { ledger, role }: Omit<Drafting, 'readModel'>,
        walletId: string,
    ): Promise<Pick<SpendOrder, 'keyVersion' | 'validUntil'>> {
        mustBeOneOf(makers.bank, role);
        const { keyVersion } = await new WalletClient(ledger).readWallet(walletId);

        return { keyVersion, validUntil: instantOf(this.#now() + milliseconds) };
    }

    async #hold(read: CoinsRead, { from, amount }: Pick<Held, 'from' | 'amount'>): Promise<string[]> {
        const owner = { bank: this.#whereabouts.bank, owner: from };
        const coins = await coinsAtHand(read, { payer: owner, amount }, this.#heldOf(from).length);
        const free = coins.filter(({ serial }) => !this.#held.has(serial));
        const chosen = chooseCoins(free, amount.minorUnits);
        if (chosen === undefined) {
            throw this.#whyNot(await read.eCny.holdings(owner), { from, amount });
        }
        const until = this.#now() + milliseconds;
        chosen.forEach((coin) => this.#held.set(coin.serial, { from, amount: coin.amount, until }));

        return chosen.map(({ serial }) => serial);
    }

    #heldOf(from: string): readonly Held[] {
        const now = this.#now();
        this.#held.forEach(({ until }, serial) => until < now && this.#held.delete(serial));

        return [...this.#held.values()].filter((held) => held.from === from);
    }

    /** There is too little, or others are about to sign for it, or it is in too many coins. */
    #whyNot({ total }: Holdings, { from, amount }: Pick<Held, 'from' | 'amount'>): Error {
        if (compare(total, amount) < 0) {
            return refusal('COINS_MUST_COVER_AMOUNT');
        }
        const held = sum(
            'CNY',
            this.#heldOf(from).map((coin) => coin.amount),
        );

        return refusal(
            compare(total, add(held, amount)) < 0 ? 'COINS_MUST_NOT_BE_HELD' : 'COINS_MUST_FIT_ONE_TRANSFER',
        );
    }
}
