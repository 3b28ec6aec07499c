import type { Draft } from '../document/draft.js';
import type { Tenor } from '../letter-of-credit/availability.js';
import type { Examined } from './examined.js';
import { findingsOf, when, type Finding } from './finding.js';
import { isSameName, isSameParty } from './names.js';
import { shipmentDateOf } from './shipment-date.js';

const found = findingsOf({
    DRAFT_MUST_BE_DRAWN_BY_BENEFICIARY: ['DISCREPANCY', 'UCP 600 art. 2, 14d'],
    DRAFT_MUST_BE_SIGNED: ['DISCREPANCY', 'UCP 600 art. 2, ISBP B8'],
    DRAFT_MUST_BE_DRAWN_ON_DRAWEE_OF_CREDIT: ['DISCREPANCY', 'UCP 600 art. 6c, MT700 42a'],
    DRAFT_MUST_BE_AT_TENOR_OF_CREDIT: ['DISCREPANCY', 'ISBP B2, MT700 42C'],
    DRAFT_TENOR_MUST_RUN_FROM_SHIPMENT: ['DISCREPANCY', 'UCP 600 art. 14d, ISBP B2'],
    DRAFT_TENOR_IS_FOR_PEOPLE: ['INFORM', 'ISBP B2, MT700 42C'],
    DRAFT_MUST_BE_DATED: ['DISCREPANCY', 'ISBP A11'],
});

/** The drafts by which the credit is available (articles 2 and 6c); what they are for is examined with the money. */
export function draftFindings(examined: Examined): readonly Finding[] {
    return examined.drafts.flatMap((draft) => [
        ...drawingFindings(draft, examined),
        ...tenorFindings(draft, examined),
        ...when(draft.issueDate === undefined, () =>
            found('DRAFT_MUST_BE_DATED', {
                documentId: draft.documentId,
                field: 'issueDate',
                expected: 'a date of issue',
                found: '',
            }),
        ),
    ]);
}

function drawingFindings({ documentId, drawer, drawee, signatures }: Draft, { terms }: Examined): readonly Finding[] {
    const stated = terms.availability.drafts?.drawee;

    return [
        ...when(!isSameParty(drawer, terms.beneficiary), () =>
            found('DRAFT_MUST_BE_DRAWN_BY_BENEFICIARY', {
                documentId,
                field: 'drawer.partyName',
                expected: terms.beneficiary.partyName,
                found: drawer.partyName,
            }),
        ),
        ...when(signatures.length === 0, () =>
            found('DRAFT_MUST_BE_SIGNED', {
                documentId,
                field: 'signatures',
                expected: 'the signature of the drawer',
                found: '',
            }),
        ),
        ...when(stated !== undefined && !isSameName(drawee.partyName, stated.partyName), () =>
            found('DRAFT_MUST_BE_DRAWN_ON_DRAWEE_OF_CREDIT', {
                documentId,
                field: 'drawee.partyName',
                expected: stated?.partyName ?? '',
                found: drawee.partyName,
            }),
        ),
    ];
}

/** The same basis and as many days. A day, or days from a date, can say the same as the credit: that people judge. */
function tenorFindings({ documentId, tenor }: Draft, { terms, transport }: Examined): readonly Finding[] {
    const stated = terms.availability.drafts?.tenor;
    if (stated === undefined) {
        return [];
    }
    const place = { documentId, field: 'tenor', expected: shownTenor(stated), found: shownTenor(tenor) };
    if (isDay(tenor) && stated.basis !== 'SIGHT' && stated.basis !== tenor.basis) {
        return [found('DRAFT_TENOR_IS_FOR_PEOPLE', place)];
    }
    if (shownTenor(tenor) !== shownTenor(stated)) {
        return [found('DRAFT_MUST_BE_AT_TENOR_OF_CREDIT', place)];
    }
    const shipped = transport.flatMap((document) => shipmentDateOf(document) ?? []);
    const from = tenor.basis === 'AFTER_BL_DATE' ? tenor.baseDate : undefined;

    return when(from !== undefined && shipped.length > 0 && !shipped.includes(from), () =>
        found('DRAFT_TENOR_MUST_RUN_FROM_SHIPMENT', {
            documentId,
            field: 'tenor.baseDate',
            expected: shipped.join(', '),
            found: from ?? '',
        }),
    );
}

/** Whether the draft gives a day, or one from which its days run, in place of the words of the credit. */
function isDay({ basis }: Draft['tenor']): boolean {
    return basis === 'FIXED' || basis === 'AFTER_DATE';
}

function shownTenor(tenor: Draft['tenor'] | Tenor): string {
    switch (tenor.basis) {
        case 'SIGHT':
            return 'SIGHT';
        case 'FIXED':
            return `FIXED ${tenor.dueDate}`;
        case 'AFTER_SIGHT':
        case 'AFTER_DATE':
        case 'AFTER_BL_DATE':
        case 'AFTER_SERVICE_DATE':
        case 'AFTER_INVOICE_DATE':
            return `${tenor.days} days ${tenor.basis}`;
    }
}
