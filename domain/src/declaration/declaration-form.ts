import { z } from 'zod';
import { containerNumberSchema } from '../kernel/identifiers/container-number.js';
import { countryCodeSchema } from '../kernel/identifiers/country.js';
import { hsCodeSchema } from '../kernel/identifiers/hs-code.js';
import { incotermSchema } from '../kernel/identifiers/incoterm.js';
import { moneySchema } from '../kernel/money.js';
import { quantitySchema, unitPriceSchema } from '../kernel/quantity.js';
import { decimalSchema, textSchema } from '../kernel/text.js';
import { dateSchema } from '../kernel/time.js';
import { chinesePartySchema } from '../party/party.js';

/** The paper form has room for so many lines; a larger shipment is several declarations. */
export const maximumLines = 50;
const maximumContainers = 100;

export const customsOfficeCodeSchema = z.string().regex(/^\d{4}$/, 'must be the 4 digits of a customs office');

/** A region in China by customs' code. */
export const regionCodeSchema = z.string().regex(/^\d{5}$/);

/** Freight, insurance or another charge as customs notes it: per cent of the goods, per tonne, or in all. */
const chargeSchema = z.discriminatedUnion('markCode', [
    z.strictObject({ markCode: z.literal('RATE'), percent: decimalSchema(4) }),
    z.strictObject({ markCode: z.literal('UNIT_PRICE'), amount: moneySchema }),
    z.strictObject({ markCode: z.literal('TOTAL'), amount: moneySchema }),
]);

const contractSchema = z.strictObject({
    /** UNTDID 1001; 315 is a contract. */
    documentTypeCode: z.string().regex(/^\d{1,3}$/),
    reference: textSchema(35),
    issueDate: dateSchema.exactOptional(),
});

export const formLineSchema = z.strictObject({
    lineNumber: z.int().positive(),
    hsCode: hsCodeSchema,
    /** Three more digits by which quarantine and inspection tell goods apart. */
    ciqCode: z
        .string()
        .regex(/^\d{3}$/)
        .exactOptional(),
    goodsName: textSchema(255),
    /** Brand, model and specification, as the declaration elements of the commodity code demand. */
    model: textSchema(255),
    quantity: quantitySchema,
    statutoryQuantity1: quantitySchema,
    statutoryQuantity2: quantitySchema.exactOptional(),
    unitPrice: unitPriceSchema,
    totalAmount: moneySchema,
    originCountry: countryCodeSchema,
    destinationCountry: countryCodeSchema,
});

/** What the forms of an export and of an import ask alike. */
export const declarationFormSchema = z.strictObject({
    preEntryNumber: z
        .string()
        .regex(/^[0-9A-Z]{9,20}$/)
        .exactOptional(),
    /** The office that accepted it, the first four digits of its number. */
    declarationOfficeCode: customsOfficeCodeSchema,
    declarationDate: dateSchema,
    /** Who filed it: the company that trades the goods or its customs broker. */
    declarant: chinesePartySchema,
    /** Customs' code of the mode of transport: 2 sea, 3 rail, 4 road, 5 air. */
    transportModeCode: z.string().regex(/^[0-9A-Z]$/),
    vesselName: textSchema(35).exactOptional(),
    voyage: textSchema(17).exactOptional(),
    transportDocumentReference: textSchema(35),
    /** What customs regime applies: 0110 general trade, 0615 processing with imported materials, 9710 e-commerce. */
    supervisionModeCode: z.string().regex(/^\d{4}$/),
    tradeCountry: countryCodeSchema,
    incotermCode: incotermSchema,
    freight: chargeSchema.exactOptional(),
    insurance: chargeSchema.exactOptional(),
    otherCharges: chargeSchema.exactOptional(),
    numberOfPackages: z.int().positive(),
    /** UN/ECE recommendation 21, as CT for cartons. */
    packageCode: z.string().regex(/^[0-9A-Z]{2}$/),
    grossWeight: quantitySchema,
    netWeight: quantitySchema,
    contract: contractSchema,
    lines: z.array(formLineSchema).min(1).max(maximumLines),
    containers: z
        .array(z.strictObject({ equipmentReference: containerNumberSchema }))
        .max(maximumContainers)
        .exactOptional(),
    /** The sum of the lines, under the Incoterm above. Financing is capped by it. */
    totalValue: moneySchema,
});
/** A customs declaration form (报关单), whichever way the goods go. */
export type DeclarationForm = z.output<typeof declarationFormSchema>;
