import { claimAddressSchema } from '@cohong/domain/claim/api';
import { splitTitleSchema, titleNowSchema, titleView, titleViewSchema } from '@cohong/domain/forfaiting/title/api';
import { titleSchema } from '@cohong/domain/forfaiting/title/title';
import { z } from 'zod';
import { propose } from '../approval/propose.js';
import { read, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { bankStaff, makers, supervisors } from '../party/roles.js';
import { currencyCode } from '../read-model/currency-filter.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { TitleClient } from './title-client.js';

const forStaff = { tag: 'Forfaiting', roles: bankStaff } as const;
const ofSupervisors = { tag: 'Supervision', roles: supervisors } as const;
const onTitle = '/v1/titles/{claimId}' as const;
const stored = {
    chaincode: 'trade',
    kind: 'title',
    schema: titleSchema,
    show: { schema: titleViewSchema, of: titleView },
    orderBy: 'maturity',
    hasPeriod: 'OF_DAYS',
    filters: {
        debtorBank: titleSchema.shape.debtorBank.optional(),
        holder: titleSchema.shape.holder.optional(),
        status: titleSchema.shape.status.optional(),
        currency: currencyCode.optional(),
    },
    fieldOf: { currency: 'amount.currency' },
} as const;

/** Who holds claims, at the banks that owe and hold them. */
export function titleRoutes(bank: string): readonly Route[] {
    return [
        list({
            ...forStaff,
            ...stored,
            path: '/v1/titles',
            summary: 'The titles to claims that this bank owes or holds, by maturity',
            collectionsFor: () => [vaultOf(bank)],
        }),
        read({
            ...forStaff,
            path: onTitle,
            summary: 'Who holds a claim, and every sale of it since it was incurred',
            params: claimAddressSchema,
            answer: titleNowSchema,
            read: ({ ledger, params }) => new TitleClient(ledger).readTitle(params),
        }),
        splits,
    ];
}

const splits = propose({
    tag: 'Forfaiting',
    roles: makers,
    path: `${onTitle}/splits`,
    summary:
        'Propose to split a claim that this bank holds into parts, each a claim of its own: its title names them then',
    params: claimAddressSchema,
    examples: {
        request: {
            amounts: [
                { amount: '30000.00', currency: 'CNY' },
                { amount: '50000.00', currency: 'CNY' },
            ],
        },
    },
    body: splitTitleSchema.omit({ claimId: true }),
    propose: ({ ledger, params, body, request }, approvalId) =>
        new TitleClient(ledger).proposeSplit({ ...params, ...body, approvalId }, request),
});

/** What a regulator sees of titles, in the books of a bank. */
export function titleSupervisionRoutes(banks: readonly string[]): readonly Route[] {
    const bank = bankSchema(banks);

    return [
        list({
            ...ofSupervisors,
            ...stored,
            path: '/v1/supervision/titles',
            summary: 'The titles to claims that a bank owes or holds, by maturity',
            whose: { bank },
            collectionsFor: (query) => [vaultOf(String(query['bank']))],
        }),
        read({
            ...ofSupervisors,
            path: '/v1/supervision/titles/{bank}/{claimId}',
            summary: 'Who holds a claim, as one of its banks holds it',
            params: z.strictObject({ bank, ...claimAddressSchema.shape }),
            answer: titleNowSchema,
            read: ({ ledger, params }) => new TitleClient(ledger).readTitle(params),
        }),
    ];
}
