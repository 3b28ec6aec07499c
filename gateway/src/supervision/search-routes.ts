import { declarationStatusSchema } from '@cohong/domain/declaration/declaration';
import { importFinancingStatuses, fundsSchema } from '@cohong/domain/import-financing/import-financing';
import { countryCodeSchema } from '@cohong/domain/kernel/identifiers/country';
import { usccSchema } from '@cohong/domain/kernel/identifiers/uscc';
import { dateSchema, instantSchema } from '@cohong/domain/kernel/time';
import { z } from 'zod';
import type { Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { supervisors } from '../party/roles.js';
import { financingFilters } from '../receivable/financing-routes.js';
import { goodsFilters, search } from './search-route.js';

const ofRegulator = { tag: 'Supervision', roles: supervisors } as const;
const only = z.literal('true').optional();

const days = {
    since: dateSchema.optional().meta({ description: 'Of this day in China or later' }),
    before: dateSchema.optional().meta({ description: 'Of a day before this one' }),
};

const askedAt = {
    since: instantSchema.optional().meta({ description: 'Asked for at this instant or later' }),
    before: instantSchema.optional().meta({ description: 'Asked for before this instant' }),
};

const importFilters = {
    ...goodsFilters,
    enterprise: usccSchema.optional().meta({ description: 'Who has bought the goods abroad' }),
    country: countryCodeSchema.optional().meta({ description: 'From where the goods were sent' }),
};

/** What regulators find over all banks: declarations, what was lent on them, and what was received for them. */
export const searchRoutes = (banks: readonly string[]): readonly Route[] => [
    search({
        ...ofRegulator,
        what: 'financings',
        path: '/v1/supervision/financings',
        summary: 'The financings of all banks, by what they rest on; all of them as NDJSON or CSV by Accept',
        filters: {
            ...financingFilters,
            ...goodsFilters,
            bank: bankSchema(banks).optional(),
            ...askedAt,
            lentSince: dateSchema.optional().meta({ description: 'Paid out on this day in China or later' }),
            lentBefore: dateSchema.optional().meta({ description: 'Paid out on a day before this one' }),
            isOpen: only.meta({ description: 'Only what is reserved, or lent and not repaid' }),
        },
        columns: [
            ...['financingId', 'bank', 'exporterUscc', 'exporterName', 'declarationNumber', 'status'],
            ...['amount.currency', 'amount.amount', 'outstanding.amount', 'requestedAt', 'decidedAt'],
            ...['decision.code', 'disbursement.paidAt'],
        ],
    }),
    search({
        ...ofRegulator,
        what: 'declarations',
        path: '/v1/supervision/declarations',
        summary: 'Export declarations; all of them as NDJSON or CSV by Accept',
        filters: {
            ...goodsFilters,
            ...days,
            status: declarationStatusSchema.optional(),
            bank: bankSchema(banks).optional().meta({ description: 'On which this bank has been asked to lend' }),
            isExported: only.meta({ description: 'Only what customs has released or closed' }),
        },
        columns: [
            ...['declarationNumber', 'status', 'version', 'declarationDate', 'exportDate'],
            ...['consignor.uscc', 'consignor.partyName', 'overseasConsignee.partyName', 'destinationCountry'],
            ...['totalValue.currency', 'totalValue.amount', 'incotermCode', 'transportDocumentReference'],
        ],
    }),
    search({
        ...ofRegulator,
        what: 'receipts',
        path: '/v1/supervision/receipts',
        summary: 'Export proceeds as the registry notes them; all of them as NDJSON or CSV by Accept',
        filters: { ...goodsFilters, ...days },
        columns: [
            ...['declarationNumber', 'enterprise', 'country', 'hsChapter'],
            ...['amount.currency', 'amount.amount', 'notedOn'],
        ],
    }),
];

/** The same of imports: their declarations, and what banks pay for them. */
export const importSearchRoutes = (banks: readonly string[]): readonly Route[] => [
    search({
        ...ofRegulator,
        what: 'imports',
        path: '/v1/supervision/import-declarations',
        summary: 'Import declarations; all of them as NDJSON or CSV by Accept',
        filters: {
            ...importFilters,
            ...days,
            status: declarationStatusSchema.optional(),
            bank: bankSchema(banks).optional().meta({ description: 'For which this bank has been asked to pay' }),
            isImported: only.meta({ description: 'Only what customs has released or closed' }),
        },
        columns: [
            ...['declarationNumber', 'status', 'version', 'declarationDate', 'importDate'],
            ...['consignee.uscc', 'consignee.partyName', 'overseasConsignor.partyName', 'departureCountry'],
            ...['totalValue.currency', 'totalValue.amount', 'incotermCode', 'transportDocumentReference'],
        ],
    }),
    search({
        ...ofRegulator,
        what: 'importPayments',
        path: '/v1/supervision/import-payments',
        summary: 'What all banks pay for imports, by the goods; all of it as NDJSON or CSV by Accept',
        filters: {
            ...importFilters,
            ...askedAt,
            bank: bankSchema(banks).optional(),
            status: z.enum(importFinancingStatuses).optional(),
            funds: fundsSchema.optional(),
            paidSince: dateSchema.optional().meta({ description: 'Paid on this day in China or later' }),
            paidBefore: dateSchema.optional().meta({ description: 'Paid on a day before this one' }),
            isPaid: only.meta({ description: 'Only what sellers have been paid' }),
            isOpen: only.meta({ description: 'Only loans that are reserved, or lent and not repaid' }),
        },
        columns: [
            ...['importFinancingId', 'bank', 'importerUscc', 'importerName', 'declarationNumber', 'funds', 'status'],
            ...['amount.currency', 'amount.amount', 'outstanding.amount', 'requestedAt', 'decidedAt'],
            ...['decision.code', 'disbursement.paidAt', 'dueOn'],
        ],
    }),
];
