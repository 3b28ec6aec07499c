import { z } from 'zod';
import { countryCodeSchema } from '../kernel/identifiers/country.js';
import { customsCodeSchema } from '../kernel/identifiers/customs-code.js';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { textSchema } from '../kernel/text.js';

export const partySchema = z.strictObject({
    partyName: textSchema(140),
    /** The name in its own script; a transliteration names many. */
    partyNameLocal: textSchema(140).exactOptional(),
    uscc: usccSchema.exactOptional(),
    customsCode: customsCodeSchema.exactOptional(),
    countryCode: countryCodeSchema.exactOptional(),
    address: textSchema(350).exactOptional(),
});
/** Somebody named in a document, member or not. A foreign party has no Chinese code. */
export type Party = z.output<typeof partySchema>;

/** A Chinese company: it has a unified social credit code, by which claims are compared. */
export const chinesePartySchema = partySchema.extend({ uscc: usccSchema });
export type ChineseParty = z.output<typeof chinesePartySchema>;
