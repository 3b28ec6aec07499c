import { z } from 'zod';
import type { SettlementEnd } from '../dcep/api.js';
import { mustBeYuan, type PaymentDue } from '../dcep/payment-due.js';
import type { Money } from '../kernel/money.js';
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

export const paymentSchema = z.discriminatedUnion('means', [
    z.strictObject({
        means: z.literal('E_CNY'),
        walletId: walletIdSchema,
        transactionId: z.string().min(1),
        at: instantSchema,
    }),
    z.strictObject({ means: z.literal('OUTSIDE'), uetr: uetrSchema, at: instantSchema }),
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

/** The coins that such a payment moves; none do where it is made outside the ledger. */
export function coinsDue(debt: Debt, means: MeansOfPayment): PaymentDue | undefined {
    if (means.kind === 'OUTSIDE') {
        return undefined;
    }
    const { reference, amount, debtorBank } = debt;
    mustBeYuan(amount);

    return { reference, amount, from: { bank: debtorBank, wallet: 'vault' }, to: payeeOf(debt, means.walletId) };
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
