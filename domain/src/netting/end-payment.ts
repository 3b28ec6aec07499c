import type { CoinEnd, Owner } from '../dcep/coin.js';
import { mint, type MadeCoin, type Minting } from '../dcep/spend-coins.js';
import { knownWallet, type Wallet } from '../dcep/wallet.js';
import { compare, subtract } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { payable, type DeferredOrder, type DeferredPayment } from './deferred-payment.js';
import type { Position } from './position.js';
import { released, setAside } from './set-aside.js';

const refusal = refusals({
    CYCLE_MUST_HAVE_SETTLED: 'conflict',
    CYCLE_MUST_HAVE_FAILED: 'conflict',
});

export interface EndingFacts extends Minting {
    /** The bank that acts. */
    readonly bank: string;
    readonly payment: DeferredPayment | undefined;
    /** What the bank holds for customers of this cycle, once it has collected it. */
    readonly position: Position | undefined;
}

/** What became of a payment, and of the coin with what the bank holds for customers. */
export interface EndedPayment {
    readonly payment: DeferredPayment;
    /** Absent where the money did not come out of it. */
    readonly position?: Position;
    readonly ended: readonly CoinEnd[];
    /** What the bank holds on. */
    readonly held: readonly MadeCoin[];
    /** In a wallet of the bank, or of a refused payment at the other. */
    readonly made: readonly MadeCoin[];
}

export interface ReturnedPayment extends EndedPayment {
    readonly returnedTo: Owner;
}

/** Credits the payee. Its bank does so, since it alone sees the wallet; what that may take, its account decides. */
export function creditPayment(facts: EndingFacts & { readonly payeeWallet: Wallet | undefined }): EndedPayment {
    const payment = payable(facts.payment, { bank: facts.bank, to: 'CREDITED' });
    const position = settled(facts.position);
    const { walletId } = knownWallet(facts.payeeWallet);
    const { parents, ...taken } = takeFrom(position, payment, facts);
    const parts = [{ owner: walletId, amount: payment.amount }];

    return {
        ...taken,
        payment: { ...payment, status: 'CREDITED', endedAt: facts.createdAt },
        made: mint(parts, { minting: facts, parents }),
    };
}

/** Gives back what no wallet here can take. It lies at the payer's bank then, which pays it back. */
export function refusePayment(facts: EndingFacts): EndedPayment {
    const payment = payable(facts.payment, { bank: facts.bank, to: 'REFUSED' });
    const { position, ended, held } = takeFrom(settled(facts.position), payment, facts);
    const { paymentId: owner, amount } = payment;
    const serial = facts.serialOf(0);

    return {
        position,
        ended,
        held,
        payment: { ...payment, status: 'REFUSED', serial, endedAt: facts.createdAt },
        // Which coin it was paid out of is the business of this bank.
        made: setAside({ owner, amount, parents: [], serial }, facts),
    };
}

/**
 * Pays back to the payer what was refused, or belongs to a cycle that has failed. A wallet that was closed meanwhile takes
 * nothing: the bank has it in its vault then, and owes it to who held the wallet.
 */
export function returnPayment(
    facts: EndingFacts & { readonly order: DeferredOrder | undefined; readonly payerWallet: Wallet | undefined },
): ReturnedPayment {
    const payment = payable(facts.payment, { bank: facts.bank, to: 'RETURNED' });
    if (facts.order === undefined) {
        throw new Error('the payer’s bank keeps the order of each payment that it has queued');
    }
    const { serial, ...rest } = payment;
    const { parents, ...taken } =
        serial === undefined
            ? takeFrom(failed(facts.position), payment, facts)
            : { ended: released(serial), held: [], parents: [serial] };
    const returnedTo = facts.payerWallet?.status === 'CLOSED' ? 'vault' : facts.order.from;
    const parts = [{ owner: returnedTo, amount: payment.amount }];

    return {
        ...taken,
        payment: { ...rest, status: 'RETURNED', endedAt: facts.createdAt },
        // It was not paid after all, so it counts against no limit of the payer's.
        made: mint(parts, { minting: facts, parents }).map((coin) => ({
            ...coin,
            givesBack: payment.queuedAt,
        })),
        returnedTo,
    };
}

function settled(position: Position | undefined): Position {
    if (position?.status !== 'SETTLED') {
        throw refusal('CYCLE_MUST_HAVE_SETTLED');
    }

    return position;
}

function failed(position: Position | undefined): Position {
    if (position?.status !== 'FAILED') {
        throw refusal('CYCLE_MUST_HAVE_FAILED');
    }

    return position;
}

function takeFrom({ held: before, ...rest }: Position, { amount }: DeferredPayment, minting: Minting) {
    if (before === undefined || compare(before.amount, amount) < 0) {
        throw new Error('what a bank holds of a cycle covers each payment of it');
    }
    const left = subtract(before.amount, amount);
    const serial = minting.serialOf(1);
    const parents = [before.serial];

    return {
        position: { ...rest, ...(left.minorUnits > 0n && { held: { serial, amount: left } }) },
        ended: released(before.serial),
        held: setAside({ owner: rest.positionId, amount: left, parents, serial }, minting),
        parents,
    };
}
