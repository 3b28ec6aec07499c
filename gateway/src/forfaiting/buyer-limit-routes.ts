import { buyerLimitsViewSchema, setLimitsSchema } from '@cohong/domain/forfaiting/limit/api';
import { propose } from '../approval/propose.js';
import { read, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { BuyerLimitClient } from './buyer-limit-client.js';

const common = { path: '/v1/buyer-limits', tag: 'Forfaiting', roles: makers } as const;

/** How much this bank wants to have in claims of a kind; nobody else learns of it. */
export const buyerLimitRoutes: readonly Route[] = [
    read({
        ...common,
        roles: bankStaff,
        summary: 'The limits of this bank for claims that it buys, with what it has at stake towards each',
        answer: buyerLimitsViewSchema,
        read: ({ ledger }) => new BuyerLimitClient(ledger).readLimits(),
    }),
    propose({
        ...common,
        summary: 'Propose limits by debtor bank, country, programme and tenor, in place of those before',
        examples: {
            request: {
                expectedVersion: 0,
                limits: [
                    {
                        debtorBank: 'PearlBankMSP',
                        amount: { amount: '50000000.00', currency: 'CNY' },
                        maxDays: 365,
                    },
                    { countryCode: 'SG', amount: { amount: '10000000.00', currency: 'USD' } },
                ],
            },
        },
        body: setLimitsSchema,
        propose: ({ ledger, body, request }, approvalId) =>
            new BuyerLimitClient(ledger).proposeLimits({ ...body, approvalId }, request),
    }),
];
