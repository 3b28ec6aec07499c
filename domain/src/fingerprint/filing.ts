import { z } from 'zod';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { randomIdSchema } from '../kernel/salt.js';
import { mspIdSchema } from '../party/member.js';
import type { Financing } from '../receivable/financing.js';
import { isOwed } from '../receivable/owed.js';
import { standingRepayments } from '../receivable/reversal.js';
import type { DescribedDocument } from './described-document.js';
import { fingerprintRules, fingerprintsOf, identityOf, type Fingerprint } from './fingerprint.js';
import { isSameFinancing, type NamedFinancing } from '../receivable/same-financing.js';

/** More than so many in one place tell nobody more. */
export const maximumFilings = 20;

export const filingSchema = z.strictObject({
    bank: mspIdSchema,
    financingId: randomIdSchema,
    /** The firm that the bank finances, which need not be the seller. */
    applicantUscc: usccSchema,
    /** Which document of the financing it is, by `identityOf`. */
    document: z.string(),
    /** The buyer has paid: there is nothing left to finance. */
    isPaid: z.boolean(),
});
/** A document that a bank finances, where it is filed. Only the regulators' registry holds it. */
export type Filing = z.output<typeof filingSchema>;

export const filedFingerprintSchema = z.strictObject({
    /** With whose key it is filed. */
    epoch: z.int().positive(),
    rule: z.enum(fingerprintRules),
    text: z.string(),
    filings: z.array(filingSchema).min(1).max(maximumFilings),
});
/** All documents that share one text. It is kept with them, so that it can be filed under another key. */
export type FiledFingerprint = z.output<typeof filedFingerprintSchema>;

/** What the registry has of a financing's documents. */
type Standing = 'HELD' | 'PAID' | 'FREE';

/**
 * What becomes of a financing's documents in the registry. What the buyer has paid stays there for ever: whoever has it
 * financed again deceives a bank. What was given up, ran out, or was repaid out of other funds is free.
 */
export function standingOf(financing: Pick<Financing, 'status' | 'repayments' | 'reversals'>): Standing {
    const { status } = financing;
    if (standingRepayments(financing).some(({ source, isNoted }) => source === 'EXPORT_PROCEEDS' && isNoted)) {
        return 'PAID';
    }

    return status === 'RESERVED' || isOwed({ status }) || status === 'REPAID' ? 'HELD' : 'FREE';
}

/** The documents of a financing as they are filed; none that is free. */
export function filingsOf(financing: Financing): readonly Filing[] {
    const { bank, financingId, exporterUscc, documents = [] } = financing;
    const standing = standingOf(financing);
    if (standing === 'FREE') {
        return [];
    }

    return documents.map((document) => ({
        bank,
        financingId,
        applicantUscc: exporterUscc,
        document: identityOf(document),
        isPaid: standing === 'PAID',
    }));
}

/** The filings of one text with what is to stand there of a financing now, in place of what stood there before. */
export function refiled(
    filings: readonly Filing[],
    financing: NamedFinancing,
    now: readonly Filing[],
): readonly Filing[] {
    const others = filings.filter((each) => !isSameFinancing(each, financing));

    return bounded([...others, ...now]);
}

/** Filings from several places as those of one, each once. */
export function merged(...places: readonly (readonly Filing[])[]): readonly Filing[] {
    const each = new Map(
        places.flat().map((filing) => [`${filing.bank} ${filing.financingId} ${filing.document}`, filing]),
    );

    return bounded([...each.values()]);
}

/** Each text of the documents once, with what is to be filed under it: two documents may share one. */
export function placesOf(
    documents: readonly DescribedDocument[],
    filings: readonly Filing[],
): readonly { readonly fingerprint: Fingerprint; readonly filings: readonly Filing[] }[] {
    const places = new Map<string, { readonly fingerprint: Fingerprint; readonly filings: Filing[] }>();
    for (const document of documents) {
        const own = filings.filter((filing) => filing.document === identityOf(document));
        for (const fingerprint of fingerprintsOf(document)) {
            const key = `${fingerprint.rule} ${fingerprint.text}`;
            const place = places.get(key) ?? { fingerprint, filings: [] };
            places.set(key, { fingerprint, filings: [...place.filings, ...own] });
        }
    }

    return [...places.values()];
}

/** Those go first that are paid, and then the oldest. */
function bounded(filings: readonly Filing[]): readonly Filing[] {
    const surplus = Math.max(0, filings.length - maximumFilings);
    const going = new Set(
        [...filings].sort((one, other) => Number(other.isPaid) - Number(one.isPaid)).slice(0, surplus),
    );

    return filings.filter((filing) => !going.has(filing));
}
