import {
    demandSubstitutionSchema,
    forwardPresentationSchema,
    passAmendmentOnSchema,
    passRefusalOnSchema,
    substituteDocumentsSchema,
    type PresentationUnderTransfer,
} from '@cohong/domain/transfer/api';
import { substitutionSchema } from '@cohong/domain/transfer/substitution';
import { transferRequestSchema } from '@cohong/domain/transfer/transfer';
import { z } from 'zod';
import { act, type Route } from '../http/route.js';
import { bankStaff } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { TransferClient, transferReadSchema } from './transfer-client.js';
import { addressOf, byMakers, onTransfer, transferParamsSchema } from './transfer-path.js';
import { examplePassedOn, exampleRefused, exampleSubstituted } from './transfer-examples.js';
import { shownSubstitution, substitutionReadSchema, TransferredCreditClient } from './transferred-credit-client.js';

const onSubstitution = `${onTransfer}/substitutions/{presentationNumber}` as const;
const paramsSchema = transferParamsSchema.extend({
    presentationNumber: z
        .string()
        .regex(/^[1-9]\d{0,2}$/, 'must be the number of a presentation')
        .transform(Number),
});
const said = { creditId: true, number: true } as const;
const underTransfer = { ...said, presentationNumber: true } as const;
/** What has been taken in; where it stands then, the list tells. */
const takenInSchema = z.strictObject({ creditId: substitutionSchema.shape.creditId });

const presentationOf = ({
    presentationNumber,
    ...params
}: z.output<typeof paramsSchema>): PresentationUnderTransfer => ({ ...addressOf(params), presentationNumber });

/** Amendments and documents on their way between a credit and what second beneficiaries have of it. */
export function transferredCreditRoutes(bank: string): readonly Route[] {
    return [
        list({
            ...byMakers,
            roles: bankStaff,
            path: '/v1/credit-substitutions',
            summary: "The demands for first beneficiaries' invoices and drafts, of this bank or to it",
            chaincode: 'trade',
            kind: 'credit-substitution',
            schema: substitutionSchema,
            show: { schema: substitutionReadSchema, of: shownSubstitution },
            filters: { creditId: substitutionSchema.shape.creditId.optional() },
            collectionsFor: () => [vaultOf(bank)],
            orderBy: 'demandedAt',
        }),
        ...ofAmendments,
        ...ofDocuments,
    ];
}

const ofAmendments: readonly Route[] = [
    act({
        ...byMakers,
        path: `${onTransfer}/amendments`,
        summary: 'Advise an amendment of the credit to the second beneficiary, as one of its own credit',
        params: transferParamsSchema,
        examples: { request: examplePassedOn },
        body: passAmendmentOnSchema.omit(said),
        status: 201,
        answer: transferRequestSchema,
        act: async ({ ledger, params, body, request }) => {
            const address = addressOf(params);
            const input = { ...address, ...body };
            const committed = await new TransferredCreditClient(ledger).passAmendmentOn(input, request);
            return { committed, resource: await new TransferClient(ledger).readTransferRequest(address) };
        },
    }),
    act({
        ...byMakers,
        path: `${onTransfer}/recounts`,
        summary: 'Count anew how much the second beneficiary can draw, after it has answered amendments',
        params: transferParamsSchema,
        body: z.strictObject({}),
        status: 200,
        answer: transferReadSchema,
        act: async ({ ledger, params, request }) => {
            const address = addressOf(params);
            const committed = await new TransferredCreditClient(ledger).recountTransfer(address, request);
            return { committed, resource: await new TransferClient(ledger).readTransfer(address) };
        },
    }),
];

const ofDocuments: readonly Route[] = [
    act({
        ...byMakers,
        path: `${onSubstitution}/demands`,
        summary: "Demand the first beneficiary's invoice and draft, once",
        params: paramsSchema,
        examples: { request: { answerBy: '2027-03-05T08:00:00.000Z' } },
        body: demandSubstitutionSchema.omit(underTransfer),
        status: 201,
        answer: takenInSchema,
        act: async ({ ledger, params, body, request }) => {
            const input = { ...presentationOf(params), ...body };
            const committed = await new TransferredCreditClient(ledger).demandSubstitution(input, request);
            return { committed, resource: { creditId: committed.id } };
        },
    }),
    act({
        ...byMakers,
        path: `${onSubstitution}/answers`,
        summary: "Put the first beneficiary's invoice and draft in the place of the second's",
        params: paramsSchema,
        examples: { request: exampleSubstituted },
        body: substituteDocumentsSchema.omit(underTransfer),
        status: 200,
        answer: takenInSchema,
        act: async ({ ledger, params, body, request }) => {
            const input = { ...presentationOf(params), ...body };
            const committed = await new TransferredCreditClient(ledger).substituteDocuments(input, request);
            return { committed, resource: { creditId: committed.id } };
        },
    }),
    act({
        ...byMakers,
        path: `${onSubstitution}/forwardings`,
        summary: 'Present under the credit what the second beneficiary has presented, substituted or as received',
        params: paramsSchema,
        examples: { request: { examiningBank: 'HaizhouBankMSP', as: 'SUBSTITUTED' } },
        body: forwardPresentationSchema.omit(underTransfer),
        status: 200,
        answer: takenInSchema,
        act: async ({ ledger, params, body, request }) => {
            const input = { ...presentationOf(params), ...body };
            const committed = await new TransferredCreditClient(ledger).forwardPresentation(input, request);
            return { committed, resource: { creditId: committed.id } };
        },
    }),
    act({
        ...byMakers,
        path: `${onSubstitution}/refusals`,
        summary: 'Tell the second beneficiary that its documents were refused under the credit',
        params: paramsSchema,
        examples: { request: exampleRefused },
        body: passRefusalOnSchema.omit(underTransfer),
        status: 200,
        answer: takenInSchema,
        act: async ({ ledger, params, body, request }) => {
            const input = { ...presentationOf(params), ...body };
            const committed = await new TransferredCreditClient(ledger).passRefusalOn(input, request);
            return { committed, resource: { creditId: committed.id } };
        },
    }),
];
