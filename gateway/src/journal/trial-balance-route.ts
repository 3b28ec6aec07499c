import { currencyPolicyOn } from '@cohong/domain/currency/set-currency-policies';
import { trialBalance, trialBalanceSchema } from '@cohong/domain/journal/trial-balance';
import { chinaDate, dateSchema, endOfChinaDate } from '@cohong/domain/kernel/time';
import { mspIdSchema } from '@cohong/domain/party/member';
import { z } from 'zod';
import { readCurrencyPolicies } from '../currency/currency-routes.js';
import { read, type Route } from '../http/route.js';
import { mustBeOneOf, mustHaveRead } from '../read-model/list-route.js';

const roles = {
    bank: ['maker', 'checker', 'auditor'],
    'central-bank': ['issuer', 'officer', 'regulator'],
} as const;

/**
 * What has been booked of e-CNY, account by account.
 * @param banks whose books the organisation reads: a bank its own, the central bank everybody's.
 */
export function trialBalanceRoute(banks: readonly string[]): Route {
    return read({
        path: '/v1/trial-balance',
        summary: 'What e-CNY has moved between accounts of all tiers, and what must be held against wallets',
        tag: 'Books',
        roles,
        showsBooks: true,
        query: z.strictObject({
            asOf: dateSchema.optional().meta({ description: 'To the end of this day in China; today when not given' }),
            bank: mspIdSchema
                .refine((bank) => banks.includes(bank), 'must be a bank whose books you read')
                .optional()
                .meta({ description: 'Of this bank alone; of all whose books you read when not given' }),
        }),
        answer: trialBalanceSchema,
        read: async ({
            kind,
            role,
            ledger,
            readModel,
            query: { asOf = chinaDate(new Date().toISOString()), bank },
        }) => {
            mustBeOneOf(kind === 'bank' || kind === 'central-bank' ? roles[kind] : [], role);
            const policy = currencyPolicyOn(await readCurrencyPolicies(ledger), asOf);
            await mustHaveRead(readModel, []);
            const postings = await readModel.eCny.postings(bank === undefined ? banks : [bank], endOfChinaDate(asOf));

            return trialBalance(postings, { asOf, policy });
        },
    });
}
