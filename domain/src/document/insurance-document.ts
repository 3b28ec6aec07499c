import { z } from 'zod';
import { moneySchema } from '../kernel/money.js';
import { decimalSchema, textSchema } from '../kernel/text.js';
import { dateSchema } from '../kernel/time.js';
import { partySchema } from '../party/party.js';
import { documentBase, typeCodes } from './document-base.js';
import { locationSchema } from './location.js';

/** Institute Cargo Clauses A, B and C, and the clauses for war and strikes. */
export const conditionCodes = ['ICC_A', 'ICC_B', 'ICC_C', 'WAR', 'STRIKES', 'OTHER'] as const;
export type ConditionCode = (typeof conditionCodes)[number];

export const insuranceDocumentSchema = z.strictObject({
    ...documentBase,
    kind: z.literal('INSURANCE_DOCUMENT'),
    /** 520 certificate or declaration, 530 policy. A cover note is neither and is not accepted (article 28c). */
    documentTypeCode: typeCodes('520', '530'),
    insurancePolicyNumber: textSchema(35),
    insuredParty: partySchema,
    insuranceCompany: partySchema,
    insuranceClaimAdjuster: partySchema.exactOptional(),
    insuredValueAmount: moneySchema,
    /** From when it covers, where the document says so: it must not be later than shipment (article 28e). */
    effectiveDate: dateSchema.exactOptional(),
    coveragePercent: decimalSchema(2).exactOptional(),
    conditionCodes: z.array(z.enum(conditionCodes)).max(10),
    insuranceCondition: textSchema(500).exactOptional(),
    placeOfDeparture: locationSchema.exactOptional(),
    portOfLoading: locationSchema.exactOptional(),
    portOfDischarge: locationSchema.exactOptional(),
    placeOfDelivery: locationSchema.exactOptional(),
    vesselName: textSchema(50).exactOptional(),
    goods: z.strictObject({
        descriptionOfGoods: textSchema(500),
        numberOfPackages: z.int().positive().exactOptional(),
    }),
    isBlankEndorsed: z.boolean(),
    franchise: textSchema(100).exactOptional(),
});
/** An insurance policy, or a certificate under an open cover (article 28). */
export type InsuranceDocument = z.output<typeof insuranceDocumentSchema>;
