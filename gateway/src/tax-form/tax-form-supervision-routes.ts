import { formlessTrailSchema } from '@cohong/domain/tax-form/formless-trail';
import { outwardPaymentSchema } from '@cohong/domain/tax-form/outward-payment';
import { z } from 'zod';
import { read, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { supervisors } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { registryPlace, vaultOf } from '../read-model/places.js';
import { storedOutwardPayments } from './outward-payment-routes.js';
import { TaxFormClient } from './tax-form-client.js';

const ofRegulator = { tag: 'Supervision', roles: supervisors } as const;

/** What a regulator sees of payments abroad: those of every bank, and what looks split over all of them. */
export function taxFormSupervisionRoutes(banks: readonly string[]): readonly Route[] {
    return [
        list({
            ...ofRegulator,
            ...storedOutwardPayments,
            path: '/v1/supervision/outward-payments',
            summary: 'The payments abroad of all banks',
            filters: { ...storedOutwardPayments.filters, bank: bankSchema(banks).optional() },
            collectionsFor: () => banks.map(vaultOf),
        }),
        read({
            ...ofRegulator,
            path: '/v1/supervision/outward-payments/{bank}/{outwardPaymentId}',
            summary: "One bank's payment abroad and all that became of it",
            params: z.strictObject({
                bank: bankSchema(banks),
                outwardPaymentId: outwardPaymentSchema.shape.outwardPaymentId,
            }),
            answer: outwardPaymentSchema,
            read: ({ ledger, params }) => new TaxFormClient(ledger).readPayment(params),
        }),
        list({
            ...ofRegulator,
            path: '/v1/supervision/formless-payments',
            summary: 'What all banks pay abroad without a tax form, by contract, and why it looks split where it does',
            chaincode: 'trade',
            kind: 'formless-trail',
            schema: formlessTrailSchema,
            orderBy: 'requestedAt',
            filters: {
                looksSplit: z.enum(['true', 'false']).optional(),
                payerUscc: formlessTrailSchema.shape.payerUscc.optional(),
            },
            collectionsFor: () => [registryPlace],
        }),
    ];
}
