import { z } from 'zod';
import { bicSchema } from '../kernel/identifiers/bic.js';
import { cnapsSchema } from '../kernel/identifiers/cnaps.js';
import { countryCodeSchema } from '../kernel/identifiers/country.js';
import { leiSchema } from '../kernel/identifiers/lei.js';
import { unLocodeSchema } from '../kernel/identifiers/un-locode.js';
import { textSchema } from '../kernel/text.js';
import { mspIdSchema } from '../party/member.js';
import { partySchema } from '../party/party.js';

export const creditPartySchema = partySchema.extend({
    /** An address in a document needs not be this one, but must be in the same country (UCP 600 art. 14j). */
    countryCode: countryCodeSchema,
    lei: leiSchema.exactOptional(),
});
/** The applicant or the beneficiary of a credit. */
export type CreditParty = z.output<typeof creditPartySchema>;

export const creditBankSchema = z.strictObject({
    /** Given for a bank of the consortium: only such a bank acts on the credit here. */
    mspId: mspIdSchema.exactOptional(),
    partyName: textSchema(140),
    bic: bicSchema.exactOptional(),
    cnaps: cnapsSchema.exactOptional(),
    lei: leiSchema.exactOptional(),
    countryCode: countryCodeSchema.exactOptional(),
    /** Its city, by whose days it works where those of its country differ. A BIC does not say it (ISO 9362 of 2014). */
    UNLocationCode: unLocodeSchema.exactOptional(),
    address: textSchema(350).exactOptional(),
});
/** A bank named in a credit. Branches in different countries are separate banks (UCP 600 art. 3). */
export type CreditBank = z.output<typeof creditBankSchema>;

/** The country of a bank: as the credit says, otherwise as its BIC does. */
export function countryOf({
    countryCode,
    UNLocationCode,
    bic,
}: Pick<CreditBank, 'countryCode' | 'UNLocationCode' | 'bic'>): string | undefined {
    return countryCode ?? UNLocationCode?.slice(0, 2) ?? bic?.slice(4, 6);
}

export const placeSchema = z.strictObject({
    locationName: textSchema(140),
    UNLocationCode: unLocodeSchema.exactOptional(),
    countryCode: countryCodeSchema.exactOptional(),
});
/** A port, an airport, a city, or "any port in China" without a code. */
export type Place = z.output<typeof placeSchema>;
