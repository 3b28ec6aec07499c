import { claimAddressSchema, type ClaimAddress } from '@cohong/domain/claim/api';
import { titleView, titleViewSchema, type TitleView } from '@cohong/domain/forfaiting/title/api';
import { titleSchema } from '@cohong/domain/forfaiting/title/title';
import { z } from 'zod';
import type { Ledger } from '../fabric/ledger.js';
import { read, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { bankStaff, supervisors } from '../party/roles.js';
import { currencyCode } from '../read-model/currency-filter.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';

const forStaff = { tag: 'Forfaiting', roles: bankStaff } as const;
const ofSupervisors = { tag: 'Supervision', roles: supervisors } as const;
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
            path: '/v1/titles/{claimId}',
            summary: 'Who holds a claim, and every sale of it since it was incurred',
            params: claimAddressSchema,
            answer: titleViewSchema,
            read: ({ ledger, params }) => readTitle(ledger, params),
        }),
    ];
}

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
            answer: titleViewSchema,
            read: ({ ledger, params }) => readTitle(ledger, params),
        }),
    ];
}

function readTitle(ledger: Ledger, input: ClaimAddress & { readonly bank?: string }): Promise<TitleView> {
    return ledger.evaluate({ name: 'trade/title:ReadTitle', input, answer: titleViewSchema });
}
