import { mustNotBeFrozen } from '../freeze/freeze.js';
import { Refusal, refusals } from '../kernel/refusal.js';
import type { SignedOrder } from './api.js';
import { mustBeOfHolder } from './holder-order.js';
import { asRefund, refundAfter, type Refund, type RefundFacts } from './refund.js';
import { spendCoins, type Minting, type SpentCoins, type StatedCoin } from './spend-coins.js';
import { madeTransfer, mustBeNew, type Transfer } from './transfer.js';
import { areOneFamily, knownWallet, type Wallet } from './wallet.js';

const refusal = refusals({ COINS_MUST_NOT_REPEAT: 'invalid' });

/** An order and what is recorded that bears on it. */
export interface OrderedTransfer {
    readonly order: SignedOrder;
    readonly payer: Wallet | undefined;
    /** One for each output; undefined where the bank keeps none under that id. The vault is no wallet. */
    readonly payees: readonly (Wallet | undefined)[];
    /** Whether nothing may leave the payer's wallet. */
    readonly isPayerFrozen: boolean;
    /** Whether the payer's key verifies the signature. */
    readonly isSigned: boolean;
    /** Whether a transfer or a lock has this id. */
    readonly isTransferIdTaken: boolean;
    /** Of an order that refunds. */
    readonly refunding?: Omit<RefundFacts, 'isInFamily'> | undefined;
    readonly coins: readonly (StatedCoin | undefined)[];
}

export interface MadeTransfers extends SpentCoins {
    readonly transfers: readonly Transfer[];
    /** What has been paid back of each transfer that the batch refunds. */
    readonly refunds: readonly Refund[];
}

/**
 * Pays as the holders of wallets ordered: to wallets of the same bank, or into its vault. All orders take effect or
 * none; a refusal says by its place which one is at fault. What one makes the next cannot spend yet.
 */
export function transferCoins(ordered: readonly OrderedTransfer[], minting: Minting): MadeTransfers {
    return ordered.reduce<MadeTransfers>(
        (batch, each, transfer) => {
            const numbered = { ...minting, serialOf: (n: number) => minting.serialOf(batch.made.length + n) };
            const next = atPlace({ transfer }, () => transferNext(each, { batch, minting: numbered }));

            return {
                spent: [...batch.spent, ...next.spent],
                made: [...batch.made, ...next.made],
                transfers: [...batch.transfers, ...next.transfers],
                refunds: [...batch.refunds.filter((each) => !isSameRefund(each, next.refunds[0])), ...next.refunds],
            };
        },
        { spent: [], made: [], transfers: [], refunds: [] },
    );
}

function transferNext(
    { order, payer, payees, isPayerFrozen, isSigned, isTransferIdTaken, refunding, coins: found }: OrderedTransfer,
    { batch, minting }: { readonly batch: MadeTransfers; readonly minting: Minting },
): MadeTransfers {
    const { transferId, from, coins, outputs, refundOf, keyVersion, validUntil, signature } = order;
    const wallet = knownWallet(payer);
    outputs.forEach(({ to }, output) => to === 'vault' || knownWallet(payees[output]));
    mustNotBeFrozen({ isPayerFrozen });
    mustBeOfHolder(order, { wallet, isSigned, now: minting.createdAt });
    const isInBatch = batch.transfers.some((each) => each.transferId === transferId);
    mustBeNew({ isTransferIdTaken: isTransferIdTaken || isInBatch });
    const taken = new Set(batch.spent.map(({ serial }) => serial));
    const again = coins.findIndex((serial) => taken.has(serial));
    if (again !== -1) {
        throw refusal('COINS_MUST_NOT_REPEAT', { coin: again });
    }
    const signed = { keyVersion, validUntil, signature };
    const moved = spendCoins({ payer: from, outputs, coins }, { ...minting, coins: found });
    const refund = refundOf === undefined ? {} : { refundOf };
    const transfer = madeTransfer({ transferId, from, coins, outputs, ...refund, signed }, minting);
    const isInFamily = payees.some((payee) => payee !== undefined && areOneFamily(wallet, payee));

    return { ...paidBack(moved, { order, refunding, isInFamily, batch }), transfers: [transfer] };
}

/** The coins of an order and, if it refunds, what has been paid back with it, by earlier orders of the batch too. */
function paidBack(
    moved: SpentCoins,
    {
        order,
        refunding,
        isInFamily,
        batch,
    }: Pick<OrderedTransfer, 'order' | 'refunding'> &
        Pick<RefundFacts, 'isInFamily'> & { readonly batch: MadeTransfers },
): Omit<MadeTransfers, 'transfers'> {
    const { refundOf, from } = order;
    if (refundOf === undefined) {
        return { ...moved, refunds: [] };
    }
    const inBatch = batch.refunds.find((each) => isSameRefund(each, { transferId: refundOf, refunder: from }));
    const refunded = refunding?.refunded;
    const before = inBatch ?? refunding?.before;
    const refund = refundAfter({ ...order, refundOf }, { refunded, before, isInFamily });

    return { ...(refunded === undefined ? moved : asRefund(moved, refunded)), refunds: [refund] };
}

/** There is one for each transfer and payee. */
function isSameRefund(one: Omit<Refund, 'amount'>, other: Omit<Refund, 'amount'> | undefined): boolean {
    return one.transferId === other?.transferId && one.refunder === other.refunder;
}

/** Says of a refusal where in the batch it arose. */
function atPlace<Result>(place: { readonly transfer: number }, act: () => Result): Result {
    try {
        return act();
    } catch (error) {
        throw error instanceof Refusal ? new Refusal(error.kind, error.code, { ...place, ...error.detail }) : error;
    }
}
