import { z } from 'zod';
import { containerNumberSchema } from '../kernel/identifiers/container-number.js';
import { commodityCodeSchema } from '../kernel/identifiers/hs-code.js';
import { quantitySchema } from '../kernel/quantity.js';
import { textSchema } from '../kernel/text.js';

/** UN/ECE recommendation 21: CT carton, PX pallet. */
export const packageCodeSchema = z.string().regex(/^[0-9A-Z]{2}$/, 'must be a package of UN/ECE recommendation 21');

const cargoItemSchema = z.strictObject({
    equipmentReference: containerNumberSchema.exactOptional(),
    cargoGrossWeight: quantitySchema,
    cargoNetWeight: quantitySchema.exactOptional(),
    cargoGrossVolume: quantitySchema.exactOptional(),
    outerPackaging: z
        .strictObject({
            packageCode: packageCodeSchema,
            numberOfPackages: z.int().positive(),
            description: textSchema(100).exactOptional(),
        })
        .exactOptional(),
});

export const consignmentItemSchema = z.strictObject({
    descriptionOfGoods: z.array(textSchema(100)).min(1).max(50),
    extendedHSCodes: z.array(commodityCodeSchema).max(20).exactOptional(),
    shippingMarks: z.array(textSchema(100)).max(20).exactOptional(),
    cargoItems: z.array(cargoItemSchema).min(1).max(100),
});
export type ConsignmentItem = z.output<typeof consignmentItemSchema>;

export const transportEquipmentSchema = z.strictObject({
    equipment: z.strictObject({
        equipmentReference: containerNumberSchema,
        /** The size and type, as 45G1. */
        ISOEquipmentCode: z
            .string()
            .regex(/^[0-9A-Z]{4}$/)
            .exactOptional(),
    }),
    seals: z
        .array(z.strictObject({ number: textSchema(15), source: z.enum(['CAR', 'SHI', 'VET', 'CUS']).exactOptional() }))
        .max(10)
        .exactOptional(),
});

export const conditionClauseSchema = z.strictObject({
    text: textSchema(500),
    /** Whether it declares the goods or their packaging defective (article 27). */
    isAdverse: z.boolean(),
});
/** What the carrier noted on the face of the document about the goods. */
export type ConditionClause = z.output<typeof conditionClauseSchema>;
