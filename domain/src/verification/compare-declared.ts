import type { Declaration } from '../declaration/declaration.js';
import { canonicalReference } from '../examination/names.js';
import { canonicalJson } from '../kernel/json.js';
import { comparedFields, type ComparedField, type Shown } from './verification.js';
import { valueUnder } from './value-under.js';

/** A declaration that the bank was shown, with the hash of `declaredText`. */
export interface KnownContent {
    readonly declaration: Declaration;
    readonly contentHash: string;
}

/** What is declared, as it is hashed: all but where it stands. A release or a clearance changes nothing of it. */
export function declaredText(declaration: Declaration): string {
    return canonicalJson({ ...declaration, status: undefined, version: undefined, amendedAt: undefined });
}

/** Whether customs has amended the declaration since the bank had the evidence of it that it names. */
export function isAmendedSince({ contentHash: seen }: Shown, { declaration, contentHash }: KnownContent): boolean {
    return seen !== undefined && seen !== contentHash && declaration.amendedAt !== undefined;
}

/** The fields in which what customs has is not what the bank was shown (reference §4.3). */
export function mismatchesWith(shown: Shown, { declaration, contentHash }: KnownContent): ComparedField[] {
    const differs: Readonly<Record<ComparedField, boolean>> = {
        exporterUscc: shown.exporterUscc !== declaration.consignor.uscc,
        exportDate: !isWithin(shown, declaration),
        currency: shown.value !== undefined && shown.value.amount.currency !== declaration.totalValue.currency,
        value: !isWorth(shown, declaration),
        contractReference:
            shown.contractReference !== undefined &&
            canonicalReference(shown.contractReference) !== canonicalReference(declaration.contract.reference),
        contentHash: shown.contentHash !== undefined && shown.contentHash !== contentHash,
    };

    return comparedFields.filter((field) => differs[field]);
}

/** Goods that have not left yet, as far as customs knows, left on no day. */
function isWithin({ exportedBetween }: Shown, { exportDate }: Declaration): boolean {
    return (
        exportedBetween === undefined ||
        (exportDate !== undefined && exportedBetween.from <= exportDate && exportDate <= exportedBetween.until)
    );
}

/** In another currency, or where the declaration does not tell its value under those terms, nothing is confirmed. */
function isWorth({ value }: Shown, declaration: Declaration): boolean {
    if (value === undefined) {
        return true;
    }
    const declared = valueUnder(value.incotermCode, declaration);

    return declared?.currency === value.amount.currency && declared.minorUnits === value.amount.minorUnits;
}
