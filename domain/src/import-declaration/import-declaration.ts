import { z } from 'zod';
import { declarationStandingSchema } from '../declaration/declaration.js';
import {
    customsOfficeCodeSchema,
    declarationFormSchema,
    formLineSchema,
    maximumLines,
    regionCodeSchema,
} from '../declaration/declaration-form.js';
import { countryCodeSchema } from '../kernel/identifiers/country.js';
import { unLocodeSchema } from '../kernel/identifiers/un-locode.js';
import { dateSchema } from '../kernel/time.js';
import { chinesePartySchema, partySchema } from '../party/party.js';

export const importLineSchema = formLineSchema.extend({
    /** The region in China that the goods go to (境内目的地). */
    destinationRegion: regionCodeSchema,
});

export const importContentSchema = declarationFormSchema.extend({
    /** The office where the goods enter the country (进境关别). */
    entryOfficeCode: customsOfficeCodeSchema,
    /** The day on which the carrier reported that it had arrived; not known yet of goods declared ahead (提前申报). */
    importDate: dateSchema.exactOptional(),
    /** Who bought the goods abroad and owes their price (境内收货人): only this company's debt can be financed. */
    consignee: chinesePartySchema,
    /** Who sold them and is owed their price (境外发货人). */
    overseasConsignor: partySchema,
    /** Who uses them or sells them on in China, which may be the consignee itself (消费使用单位). */
    consumptionUnit: partySchema,
    /** The country from which the goods were sent, without trade on the way (启运国). */
    departureCountry: countryCodeSchema,
    portOfLoading: unLocodeSchema,
    lines: z.array(importLineSchema).min(1).max(maximumLines),
});
/** What the paper of an import says, and what customs can amend. */
export type ImportContent = z.output<typeof importContentSchema>;
/** The same as JSON, its amounts as decimal texts. */
export type ImportContentWire = z.input<typeof importContentSchema>;

export const importDeclarationSchema = importContentSchema.extend(declarationStandingSchema.shape);
/**
 * Goods that customs knows to come into the country, whose price the consignee owes. Accepted, released, cleared and
 * cancelled as an export is.
 */
export type ImportDeclaration = z.output<typeof importDeclarationSchema>;
