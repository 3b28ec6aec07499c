import { z } from 'zod';
import { containerNumberSchema } from '../kernel/identifiers/container-number.js';
import { quantitySchema } from '../kernel/quantity.js';
import { textSchema } from '../kernel/text.js';
import { partySchema } from '../party/party.js';
import { packageCodeSchema } from './cargo.js';
import { documentBase, documentReferenceSchema, typeCodes } from './document-base.js';

const packageSchema = z.strictObject({
    numberFrom: z.int().positive(),
    numberTo: z.int().positive(),
    packageCode: packageCodeSchema,
    marks: z.array(textSchema(100)).max(20).exactOptional(),
    contents: z
        .array(z.strictObject({ description: textSchema(200), quantity: quantitySchema }))
        .min(1)
        .max(50),
    netWeight: quantitySchema.exactOptional(),
    grossWeight: quantitySchema.exactOptional(),
});

export const packingListSchema = z.strictObject({
    ...documentBase,
    kind: z.literal('PACKING_LIST'),
    documentTypeCode: typeCodes('271'),
    seller: partySchema,
    buyer: partySchema.exactOptional(),
    invoice: documentReferenceSchema.exactOptional(),
    packages: z.array(packageSchema).min(1).max(200),
    containers: z
        .array(z.strictObject({ equipmentReference: containerNumberSchema }))
        .max(100)
        .exactOptional(),
    totalNumberOfPackages: z.int().positive(),
    totalNetWeight: quantitySchema.exactOptional(),
    totalGrossWeight: quantitySchema.exactOptional(),
});
/** What lies in which package. */
export type PackingList = z.output<typeof packingListSchema>;
