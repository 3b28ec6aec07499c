import {
    fileTaxFormSchema,
    readTaxFormSchema,
    taxFormReadSchema,
    voidTaxFormSchema,
} from '@cohong/domain/tax-form/api';
import { act, read, type Route } from '../http/route.js';
import { supervisors } from '../party/roles.js';
import { TaxFormClient } from './tax-form-client.js';
import { exampleTaxForm } from './tax-form-examples.js';

const ofOfficers = { tag: 'Tax forms', roles: { 'foreign-exchange-regulator': ['officer'] } } as const;

/** What the foreign-exchange regulator files of what the tax administration sends. */
export const filingRoutes: readonly Route[] = [
    act({
        ...ofOfficers,
        path: '/v1/tax-forms',
        summary: 'File a tax form for payments abroad; the answer has the release code for the payer',
        examples: { request: exampleTaxForm },
        body: fileTaxFormSchema,
        status: 201,
        answer: taxFormReadSchema,
        act: async ({ ledger, body, request }) => {
            const client = new TaxFormClient(ledger);
            const committed = await client.fileTaxForm(body, request);
            return { committed, resource: await client.readTaxForm(body.formNumber) };
        },
    }),
    read({
        ...ofOfficers,
        roles: supervisors,
        showsBooks: true,
        path: '/v1/tax-forms/{formNumber}',
        summary: 'A tax form and what is used of it over all banks; for officers of SAFE its release code',
        params: readTaxFormSchema,
        answer: taxFormReadSchema,
        read: ({ ledger, params }) => new TaxFormClient(ledger).readTaxForm(params.formNumber),
    }),
    act({
        ...ofOfficers,
        path: '/v1/tax-forms/{formNumber}/voiding',
        showsBooks: true,
        summary: 'Void a tax form; what banks have reserved on it and not paid is revoked',
        params: readTaxFormSchema,
        examples: { request: { reason: 'The contract was terminated before the second fee' } },
        body: voidTaxFormSchema.omit({ formNumber: true }),
        status: 200,
        answer: taxFormReadSchema,
        act: async ({ ledger, params, body, request }) => {
            const client = new TaxFormClient(ledger);
            const committed = await client.voidTaxForm({ ...params, ...body }, request);
            return { committed, resource: await client.readTaxForm(params.formNumber) };
        },
    }),
];
