import { z } from 'zod';
import type { SettlementEnd, SettlementShare } from '../dcep/api.js';
import { mustBeYuan, type PaymentDue } from '../dcep/payment-due.js';
import { moneySchema, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema, type Instant } from '../kernel/time.js';
import type { Party } from '../party/party.js';
import { mustBeNewPayment, uetrSchema, type PaidBefore } from './outside-payment.js';

const refusal = refusals({ PAYMENT_MUST_REACH_PRESENTER: 'invalid' });

/** The beneficiary's, named where the bank that pays has presented for it itself; otherwise the presenting bank's vault is paid. */
const walletIdSchema = randomIdSchema.exactOptional();

/** How a bank pays: in coins out of its vault, which move with the act, or by a payment outside the ledger. */
export const meansOfPaymentSchema = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('E_CNY'), walletId: walletIdSchema }),
    z.strictObject({ kind: z.literal('OUTSIDE'), uetr: uetrSchema }),
]);
export type MeansOfPayment = z.output<typeof meansOfPaymentSchema>;

/** How much of what was due went to assignees (UCP 600 art. 39). To whom, only the banks of the assignments know. */
const toAssignees = moneySchema.exactOptional();

export const paymentSchema = z.discriminatedUnion('means', [
    z.strictObject({
        means: z.literal('E_CNY'),
        walletId: walletIdSchema,
        transactionId: z.string().min(1),
        at: instantSchema,
        toAssignees,
    }),
    z.strictObject({ means: z.literal('OUTSIDE'), uetr: uetrSchema, at: instantSchema, toAssignees }),
]);
export type Payment = z.output<typeof paymentSchema>;

/** Money that one bank owes another, or a beneficiary for which it has presented itself. */
export interface Debt {
    /** The record that it is paid for. */
    readonly reference: string;
    readonly amount: Money;
    readonly debtorBank: string;
    readonly creditorBank: string;
    readonly beneficiary: Pick<Party, 'uscc'>;
}

/** What goes into a wallet of somebody else, which the bank that pays keeps. */
export type WalletShare = SettlementShare;

/**
 * The coins that such a payment moves; none do where it is made outside the ledger. Shares go into wallets in the same
 * transaction, also where they are all that moves.
 */
export function coinsDue(
    debt: Debt,
    means: MeansOfPayment,
    shares: readonly WalletShare[] = [],
): PaymentDue | undefined {
    const { reference, debtorBank } = debt;
    const parts = [...partOfPresenter(debt, means), ...shares.map((share) => partOf(share, debtorBank))];
    const [first, ...others] = parts;
    if (first === undefined) {
        return undefined;
    }
    const beside = shares.slice(shares.length - others.length);

    return {
        reference,
        from: { bank: debtorBank, wallet: 'vault' },
        ...first,
        ...(beside.length > 0 && { shares: [...beside] }),
    };
}

type Part = Pick<PaymentDue, 'to' | 'amount'>;

function partOfPresenter(debt: Debt, means: MeansOfPayment): readonly Part[] {
    const { amount } = debt;
    if (means.kind === 'OUTSIDE' || amount.minorUnits <= 0n) {
        return [];
    }
    mustBeYuan(amount);

    return [{ to: payeeOf(debt, means.walletId), amount }];
}

function partOf({ wallet, holderUscc, amount }: WalletShare, bank: string): Part {
    mustBeYuan(amount);

    return { to: { bank, wallet, holderUscc }, amount };
}

/** The payment as it is recorded: the coins' movement is this very transaction's. */
export function paymentBy(means: MeansOfPayment, { transactionId, at, earlierPayment }: Paying): Payment {
    if (means.kind === 'OUTSIDE') {
        mustBeNewPayment({ earlierPayment });
        return { means: 'OUTSIDE', uetr: means.uetr, at };
    }
    const { walletId } = means;

    return { means: 'E_CNY', ...(walletId !== undefined && { walletId }), transactionId, at };
}

/** The transaction that pays. */
export interface Paying extends PaidBefore {
    readonly transactionId: string;
    readonly at: Instant;
}

/** What another bank has presented it is paid for into its vault, where the payment is final. */
function payeeOf({ debtorBank, creditorBank, beneficiary }: Debt, walletId: string | undefined): SettlementEnd {
    const { uscc } = beneficiary;
    if (creditorBank !== debtorBank && walletId === undefined) {
        return { bank: creditorBank, wallet: 'vault' };
    }
    if (creditorBank !== debtorBank || walletId === undefined || uscc === undefined) {
        throw refusal('PAYMENT_MUST_REACH_PRESENTER');
    }

    return { bank: creditorBank, wallet: walletId, holderUscc: uscc };
}
