import { z } from 'zod';
import { tradeDocumentSchema } from '../document/trade-document.js';
import { moneySchema } from '../kernel/money.js';
import { instantSchema } from '../kernel/time.js';
import { amendmentSchema } from '../letter-of-credit/amendment.js';
import { referenceSchema } from '../letter-of-credit/terms.js';
import { mspIdSchema } from '../party/member.js';
import { findingSchema } from '../examination/finding.js';
import { electronicRecordSchema } from '../presentation/electronic-record.js';
import { disposalSchema, presentationSchema } from '../presentation/presentation.js';
import { transferRequestSchema, transferSchema } from './transfer.js';

export const transferAddressSchema = transferSchema.pick({ creditId: true, number: true });
export type TransferAddress = z.output<typeof transferAddressSchema>;

export const requestTransferSchema = transferRequestSchema
    .omit({ transferredCreditId: true, includes: true, passedOn: true })
    .extend({
        /** The bank that is asked to transfer. */
        transferringBank: mspIdSchema,
    });
/** A request for transfer, that the first beneficiary's bank passes on. */
export type RequestTransfer = z.output<typeof requestTransferSchema>;

export const transferCreditSchema = transferAddressSchema.extend({
    /** The number that the transferring bank gives the transfer. */
    transferReference: referenceSchema,
    /** The id of the second beneficiary's credit. */
    transferredCreditId: transferRequestSchema.shape.creditId,
});
/** What a transferring bank consents to. */
export type TransferCredit = z.output<typeof transferCreditSchema>;

/** A regulator says in which bank's books it looks; a bank looks in its own. */
export const readTransferSchema = transferAddressSchema.extend({ bank: mspIdSchema.exactOptional() });

const { shape } = transferRequestSchema;

export const passAmendmentOnSchema = transferAddressSchema.extend({
    /** Of the credit. */
    amendmentNumber: amendmentSchema.shape.number,
    /** What is to stand in the second beneficiary's credit where article 38g lets it differ from what the amendment says. */
    adjusted: z
        .strictObject({
            amount: shape.amount.exactOptional(),
            lines: shape.lines,
            expiryDate: shape.expiryDate,
            presentationPeriodDays: shape.presentationPeriodDays,
            latestShipmentDate: shape.latestShipmentDate,
            insuranceCoverPercent: shape.insuranceCoverPercent,
        })
        .exactOptional(),
});
/** An amendment of the credit, as one second beneficiary is to hear of it. */
export type PassAmendmentOn = z.output<typeof passAmendmentOnSchema>;

export const presentationUnderTransferSchema = transferAddressSchema.extend({
    /** Under the second beneficiary's credit. */
    presentationNumber: presentationSchema.shape.number,
});
export type PresentationUnderTransfer = z.output<typeof presentationUnderTransferSchema>;

export const demandSubstitutionSchema = presentationUnderTransferSchema.extend({ answerBy: instantSchema });
export type DemandSubstitution = z.output<typeof demandSubstitutionSchema>;

export const substituteDocumentsSchema = presentationUnderTransferSchema.extend({
    amount: moneySchema,
    documents: z.array(tradeDocumentSchema).min(1).max(10),
    /** Those of them that come as data, under the eUCP. */
    records: z.array(electronicRecordSchema).max(10).exactOptional(),
});
/** The first beneficiary's own invoice and draft. */
export type SubstituteDocuments = z.output<typeof substituteDocumentsSchema>;

export const passRefusalOnSchema = presentationUnderTransferSchema.extend({
    disposal: disposalSchema,
    /** In words that tell nothing of the first beneficiary's terms. */
    discrepancies: z
        .array(findingSchema.extend({ kind: z.literal('DISCREPANCY') }))
        .min(1)
        .max(100),
});
/** That documents were refused under the credit, as the second beneficiary is to hear of it. */
export type PassRefusalOn = z.output<typeof passRefusalOnSchema>;

export const forwardPresentationSchema = presentationUnderTransferSchema.extend({
    examiningBank: mspIdSchema,
    as: z.enum(['SUBSTITUTED', 'AS_RECEIVED']),
});
export type ForwardPresentation = z.output<typeof forwardPresentationSchema>;
