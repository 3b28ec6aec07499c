import { setCurrencyPoliciesSchema } from '@cohong/domain/currency/api';
import { currencyPolicyBookSchema, type CurrencyPolicyBook } from '@cohong/domain/currency/currency-policy';
import { witnessedPolicyRoutes } from '../approval/witnessed-policy-routes.js';
import type { Ledger } from '../fabric/ledger.js';
import type { Route } from '../http/route.js';

/** What e-CNY is from a day on, and how much of it a bank may draw: public, dated, signed, set by the central bank. */
export function currencyRoutes(banks: readonly string[]): readonly Route[] {
    // Endorsed by the central bank and a bank, whichever.
    const [witness = ''] = banks;

    return witnessedPolicyRoutes({
        path: '/v1/currency-policies',
        what: 'the monetary regime, the daily caps and what wallets earn',
        example: {
            effectiveFrom: '2026-01-01',
            regime: 'DEPOSIT_MONEY',
            reserveBasisPoints: { bank: 700, paymentInstitution: 10_000 },
            dailyCaps: { issue: { amount: '50000000.00', currency: 'CNY' } },
            interest: {
                yearlyBasisPoints: { CORPORATE: 5, I: 5, II: 5, III: 5 },
                dayCount: 360,
                settledOn: ['03-20', '06-20', '09-20', '12-20'],
            },
        },
        policies: setCurrencyPoliciesSchema.omit({ witness: true }),
        book: currencyPolicyBookSchema,
        names: {
            read: 'dcep/currency:ReadCurrencyPolicies',
            set: 'dcep/currency:SetCurrencyPolicies',
            propose: 'dcep/currency:ProposeCurrencyPolicies',
        },
        witness,
    });
}

export function readCurrencyPolicies(ledger: Ledger): Promise<CurrencyPolicyBook> {
    return ledger.evaluate({
        name: 'dcep/currency:ReadCurrencyPolicies',
        input: {},
        answer: currencyPolicyBookSchema,
    });
}
