import { z } from 'zod';
import { countryCodeSchema } from '../kernel/identifiers/country.js';
import { declarationNumberSchema } from '../kernel/identifiers/declaration-number.js';
import { unLocodeSchema } from '../kernel/identifiers/un-locode.js';
import { randomIdSchema } from '../kernel/salt.js';
import { dateSchema, instantSchema } from '../kernel/time.js';
import { chinesePartySchema, partySchema } from '../party/party.js';
import {
    customsOfficeCodeSchema,
    declarationFormSchema,
    formLineSchema,
    maximumLines,
    regionCodeSchema,
} from './declaration-form.js';

export const declarationLineSchema = formLineSchema.extend({
    /** The region in China that the goods come from. */
    sourceRegion: regionCodeSchema,
});
export type DeclarationLine = z.output<typeof declarationLineSchema>;

export const declarationContentSchema = declarationFormSchema.extend({
    /** The office where the goods leave the country. */
    exitOfficeCode: customsOfficeCodeSchema,
    /** Known once the ship has sailed. */
    exportDate: dateSchema.exactOptional(),
    /** Who sold the goods abroad and is owed their price: only this company's claims can be financed. */
    consignor: chinesePartySchema,
    overseasConsignee: partySchema,
    producerSeller: partySchema,
    destinationCountry: countryCodeSchema,
    destinationPort: unLocodeSchema,
    lines: z.array(declarationLineSchema).min(1).max(maximumLines),
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

export const declarationStandingSchema = z.strictObject({
    declarationNumber: declarationNumberSchema,
    status: declarationStatusSchema,
    /** Rises by one with every change, so that a lender is told of each once. */
    version: z.int().positive(),
    amendedAt: instantSchema.exactOptional(),
});
/** How a declaration stands with customs, whichever way its goods go. */
export type DeclarationStanding = z.output<typeof declarationStandingSchema>;

export const declarationSchema = declarationContentSchema.extend(declarationStandingSchema.shape);
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
