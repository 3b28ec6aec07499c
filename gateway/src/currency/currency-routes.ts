import { setCurrencyPoliciesSchema } from '@cohong/domain/currency/api';
import { currencyPolicyBookSchema, type CurrencyPolicyBook } from '@cohong/domain/currency/currency-policy';
import type { Ledger } from '../fabric/ledger.js';
import { act, read, type Route } from '../http/route.js';
import { everybody } from '../party/roles.js';

const common = { path: '/v1/currency-policies', tag: 'Policies' } as const;

/** What e-CNY is from a day on, and how much of it a bank may draw: public, dated, set by the central bank. */
export function currencyRoutes(banks: readonly string[]): readonly Route[] {
    // Endorsed by the central bank and a bank, whichever.
    const [witness = ''] = banks;

    return [
        read({
            ...common,
            roles: everybody,
            summary: 'Every currency policy, in the order of its first day',
            answer: currencyPolicyBookSchema,
            read: ({ ledger }) => readCurrencyPolicies(ledger),
        }),
        act({
            ...common,
            roles: { 'central-bank': ['officer'] },
            summary: 'Set the monetary regime, the daily caps and what wallets earn from a day on',
            examples: {
                request: {
                    policies: [
                        {
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
                    ],
                },
            },
            body: setCurrencyPoliciesSchema.omit({ witness: true }),
            status: 201,
            answer: currencyPolicyBookSchema,
            act: async ({ ledger, body, request }) => {
                const committed = await ledger.submit({
                    name: 'dcep/currency:SetCurrencyPolicies',
                    input: { ...body, witness },
                    request,
                    bank: witness,
                });
                return { committed, resource: await readCurrencyPolicies(ledger) };
            },
        }),
    ];
}

export function readCurrencyPolicies(ledger: Ledger): Promise<CurrencyPolicyBook> {
    return ledger.evaluate({
        name: 'dcep/currency:ReadCurrencyPolicies',
        input: {},
        answer: currencyPolicyBookSchema,
    });
}
