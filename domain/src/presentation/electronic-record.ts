import { z } from 'zod';
import { mediaTypeSchema } from '../document/attachment.js';
import { findingsOf, when, type Finding } from '../examination/finding.js';
import { sortBySet } from '../examination/required.js';
import { randomIdSchema } from '../kernel/salt.js';
import { refusals } from '../kernel/refusal.js';
import { textSchema } from '../kernel/text.js';
import { isSubjectToEucp, type CreditTerms } from '../letter-of-credit/terms.js';
import type { LodgePresentation } from './api.js';
import type { Presentation } from './presentation.js';

const refusal = refusals({ RECORDS_MUST_BE_UNDER_EUCP: 'conflict', RECORDS_MUST_BE_OF_DOCUMENTS: 'invalid' });

const found = findingsOf({
    DOCUMENT_MUST_BE_AN_ELECTRONIC_RECORD: ['DISCREPANCY', 'eUCP 2.1 art. e6a, MT700 46A'],
    DOCUMENT_MUST_BE_ON_PAPER: ['DISCREPANCY', 'eUCP 2.1 art. e6a, MT700 46A'],
    RECORD_MUST_BE_IN_FORMAT_OF_CREDIT: ['DISCREPANCY', 'eUCP 2.1 art. e5'],
    RECORD_MUST_BE_PRESENTED_AT_ITS_PLACE: ['DISCREPANCY', 'eUCP 2.1 art. e6a'],
});

export const electronicRecordSchema = z.strictObject({
    /** The document that it shows; what it says stands there. */
    documentId: randomIdSchema,
    format: mediaTypeSchema,
    sender: textSchema(140),
    /** By what the bank can tell who has sent it and that it is whole: what it cannot authenticate is not presented (e6f). */
    authentication: z.enum(['ELECTRONIC_SIGNATURE', 'SECURE_CHANNEL', 'REGISTRY']),
    /** The address or system to which it was sent (e6a). */
    place: textSchema(140),
});
/** One document that comes as data and not on paper (eUCP article e3). */
export type ElectronicRecord = z.output<typeof electronicRecordSchema>;

/** Refuses records under a credit that knows none, and any that shows no document of the presentation, or two that show one. */
export function mustBeRecordsOf(
    { records = [], documents, isComplete }: Pick<LodgePresentation, 'records' | 'documents' | 'isComplete'>,
    terms: CreditTerms,
): void {
    const awaitsRecords = records.length > 0 || isComplete === false;
    if (awaitsRecords && !isSubjectToEucp(terms)) {
        throw refusal('RECORDS_MUST_BE_UNDER_EUCP');
    }
    const ids = records.map(({ documentId }) => documentId);
    const known = documents.map(({ documentId }) => documentId);
    if (new Set(ids).size < ids.length || ids.some((id) => !known.includes(id))) {
        throw refusal('RECORDS_MUST_BE_OF_DOCUMENTS');
    }
}

/** Whether each document came in the medium, the format and at the place that the credit says (eUCP articles e5, e6a). */
export function recordFindings(terms: CreditTerms, { records = [], documents }: Presentation): readonly Finding[] {
    if (!isSubjectToEucp(terms)) {
        return [];
    }

    // Of a draft, which no list of documents need name, the credit does not say what it is on.
    const listed = sortBySet(terms, documents).fulfilments.filter(({ required }) =>
        terms.requiredDocuments.includes(required),
    );

    return listed.flatMap(({ required, documents: those }) =>
        those.flatMap(({ documentId }) => {
            const { medium = 'PAPER', format } = required;
            const record = records.find((each) => each.documentId === documentId);

            return record === undefined
                ? when(medium === 'ELECTRONIC', () => missing(documentId))
                : recordOf(record, { medium, format, place: terms.expiry.electronicPlace });
        }),
    );
}

function missing(documentId: string): Finding {
    return found('DOCUMENT_MUST_BE_AN_ELECTRONIC_RECORD', {
        documentId,
        field: 'medium',
        expected: 'ELECTRONIC',
        found: 'PAPER',
    });
}

function recordOf(
    { documentId, format, place }: ElectronicRecord,
    wanted: { readonly medium: string; readonly format: string | undefined; readonly place: string | undefined },
): readonly Finding[] {
    return [
        ...when(wanted.medium === 'PAPER', () =>
            found('DOCUMENT_MUST_BE_ON_PAPER', { documentId, field: 'medium', expected: 'PAPER', found: 'ELECTRONIC' }),
        ),
        ...when(wanted.format !== undefined && wanted.format !== format, () =>
            found('RECORD_MUST_BE_IN_FORMAT_OF_CREDIT', {
                documentId,
                field: 'format',
                expected: wanted.format ?? '',
                found: format,
            }),
        ),
        ...when(wanted.place !== undefined && wanted.place !== place, () =>
            found('RECORD_MUST_BE_PRESENTED_AT_ITS_PLACE', {
                documentId,
                field: 'place',
                expected: wanted.place ?? '',
                found: place,
            }),
        ),
    ];
}
