import { add, zero } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import { mustBePositive, type Asking } from '../receivable/request-financing.js';
import type { OpenCapitalAccount, RecordCapitalReceipt } from './api.js';
import type { CapitalAccount, CapitalReceipt } from './capital-account.js';
import type { CapitalPolicy } from './capital-policy.js';
import { largeFromIn } from './set-capital-policy.js';

const refusal = refusals({ RECEIPT_MUST_BE_IN_CURRENCY_OF_ACCOUNT: 'invalid' });

/** Opens an account. How its enterprise may pay a registrar answers, who sees all banks. */
export function openCapitalAccount(
    { capitalAccountId, enterpriseUscc, kind, currency }: OpenCapitalAccount,
    { bank, askedAt, policy }: Asking & { readonly policy: CapitalPolicy },
): CapitalAccount {
    const nothing = zero(largeFromIn(currency, policy).currency);

    return {
        capitalAccountId,
        bank,
        enterpriseUscc,
        kind,
        openedAt: askedAt,
        standing: 'REQUESTED',
        received: nothing,
        paid: nothing,
    };
}

/** Records what came in. */
export function recordCapitalReceipt(
    request: RecordCapitalReceipt,
    { account, at }: { readonly account: CapitalAccount; readonly at: Instant },
): { readonly account: CapitalAccount; readonly receipt: CapitalReceipt } {
    const { amount } = request;
    mustBePositive(amount);
    if (amount.currency !== account.received.currency) {
        throw refusal('RECEIPT_MUST_BE_IN_CURRENCY_OF_ACCOUNT');
    }

    return {
        account: { ...account, received: add(account.received, amount) },
        receipt: { ...request, bank: account.bank, receivedAt: at },
    };
}
