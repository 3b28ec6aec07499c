import { z } from 'zod';
import { containerNumberSchema } from '../kernel/identifiers/container-number.js';
import { countryCodeSchema } from '../kernel/identifiers/country.js';
import { declarationNumberSchema } from '../kernel/identifiers/declaration-number.js';
import { hsCodeSchema } from '../kernel/identifiers/hs-code.js';
import { incotermSchema } from '../kernel/identifiers/incoterm.js';
import { unLocodeSchema } from '../kernel/identifiers/un-locode.js';
import { moneySchema } from '../kernel/money.js';
import { quantitySchema, unitPriceSchema } from '../kernel/quantity.js';
import { decimalSchema, textSchema } from '../kernel/text.js';
import { randomIdSchema } from '../kernel/salt.js';
import { dateSchema, instantSchema } from '../kernel/time.js';
import { chinesePartySchema, partySchema } from '../party/party.js';

/** The paper form has room for so many lines; a larger shipment is several declarations. */
const maximumLines = 50;
const maximumContainers = 100;

const customsOfficeCodeSchema = z.string().regex(/^\d{4}$/, 'must be the 4 digits of a customs office');

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

export const declarationLineSchema = z.strictObject({
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
    /** The region in China that the goods come from, 5 digits. */
    sourceRegion: z.string().regex(/^\d{5}$/),
});
export type DeclarationLine = z.output<typeof declarationLineSchema>;

export const declarationContentSchema = z.strictObject({
    preEntryNumber: z
        .string()
        .regex(/^[0-9A-Z]{9,20}$/)
        .exactOptional(),
    /** The office that accepted it, the first four digits of its number. */
    declarationOfficeCode: customsOfficeCodeSchema,
    /** The office where the goods leave the country. */
    exitOfficeCode: customsOfficeCodeSchema,
    declarationDate: dateSchema,
    /** Known once the ship has sailed. */
    exportDate: dateSchema.exactOptional(),
    /** Who sold the goods abroad and is owed their price: only this company's claims can be financed. */
    consignor: chinesePartySchema,
    overseasConsignee: partySchema,
    producerSeller: partySchema,
    /** Who filed it: the consignor or its customs broker. */
    declarant: chinesePartySchema,
    /** Customs' code of the mode of transport: 2 sea, 3 rail, 4 road, 5 air. */
    transportModeCode: z.string().regex(/^[0-9A-Z]$/),
    vesselName: textSchema(35).exactOptional(),
    voyage: textSchema(17).exactOptional(),
    transportDocumentReference: textSchema(35),
    /** What customs regime applies: 0110 general trade, 0615 processing with imported materials, 9710 e-commerce. */
    supervisionModeCode: z.string().regex(/^\d{4}$/),
    tradeCountry: countryCodeSchema,
    destinationCountry: countryCodeSchema,
    destinationPort: unLocodeSchema,
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
    lines: z.array(declarationLineSchema).min(1).max(maximumLines),
    containers: z
        .array(z.strictObject({ equipmentReference: containerNumberSchema }))
        .max(maximumContainers)
        .exactOptional(),
    /** The sum of the lines, under the Incoterm above. Financing is capped by it. */
    totalValue: moneySchema,
});
/** What the paper says, and what customs can amend. */
export type DeclarationContent = z.output<typeof declarationContentSchema>;
/** The same as JSON, its amounts as decimal texts. */
export type DeclarationContentWire = z.input<typeof declarationContentSchema>;

/**
 * Where a declaration stands with customs. An amendment changes its version and not its status.
 *
 *     ACCEPTED ─► RELEASED ─► CLEARED
 *         └───────────┴──────────┴──► CANCELLED
 */
export const declarationStatusSchema = z.enum(['ACCEPTED', 'RELEASED', 'CLEARED', 'CANCELLED']);
export type DeclarationStatus = z.output<typeof declarationStatusSchema>;

export const declarationSchema = declarationContentSchema.extend({
    declarationNumber: declarationNumberSchema,
    status: declarationStatusSchema,
    /** Rises by one with every change, so that a lender is told of each once. */
    version: z.int().positive(),
    amendedAt: instantSchema.exactOptional(),
});
/** Goods that customs knows to leave the country, whose price the consignor is owed. */
export type Declaration = z.output<typeof declarationSchema>;

export const declarationNoticeSchema = z.strictObject({
    noticeId: randomIdSchema,
    declarationNumber: declarationNumberSchema,
    since: instantSchema,
});
/** A note that customs changed a declaration: a registrar recomputes, alerts the lenders, and removes the note. */
export type DeclarationNotice = z.output<typeof declarationNoticeSchema>;

/** 128 bits that customs derives per declaration and gives out with the paper: who holds them was shown the paper. */
export const releaseCodeSchema = z.string().regex(/^[0-9a-f]{32}$/, 'must be 32 lower-case hexadecimal digits');

const secretSchema = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits');

export const declarationSecretsSchema = z.strictObject({
    /** Makes the keys of declarations, which nobody without it can guess. */
    numberSecret: secretSchema,
    /** Makes the release codes. */
    releaseSecret: secretSchema,
});
/** What keeps declarations from being found by trying numbers out. It never leaves its collection. */
export type DeclarationSecrets = z.output<typeof declarationSecretsSchema>;
