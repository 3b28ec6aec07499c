import type { ContentRequirement, RequiredDocument } from '../letter-of-credit/required-document.js';
import type { TradeDocument } from '../document/trade-document.js';
import { charterPartyContractFindings } from './charter-party.js';
import { compareDecimalTexts, fieldOf, isDecimalText, shownValue } from './fields.js';
import { countFindings } from './counts.js';
import type { Examined } from './examined.js';
import { findingsOf, when, type Finding } from './finding.js';
import { isSameName } from './names.js';
import { isOpenIssuer, type Fulfilment } from './required.js';

const found = findingsOf({
    REQUIRED_DOCUMENT_MUST_BE_PRESENTED: ['DISCREPANCY', 'UCP 600 art. 14a, MT700 46A'],
    ISSUER_MUST_NOT_BE_BENEFICIARY: ['DISCREPANCY', 'UCP 600 art. 3'],
    DOCUMENT_MUST_SHOW_WHAT_CREDIT_ASKS: ['DISCREPANCY', 'UCP 600 art. 14f, MT700 46A'],
    FUNCTION_IS_FOR_PEOPLE: ['INFORM', 'UCP 600 art. 14f'],
    CONTENT_IS_FOR_PEOPLE: ['INFORM', 'UCP 600 art. 14f, MT700 46A'],
    DOCUMENT_NOT_REQUIRED: ['DISREGARDED', 'UCP 600 art. 14g'],
    CONDITION_NOT_DOCUMENTARY: ['DISREGARDED', 'UCP 600 art. 14h'],
    CONDITION_IS_FOR_PEOPLE: ['INFORM', 'MT700 47A'],
});

/** Whether everything is there that the credit requires (articles 14f, 17), and what must not be looked at (14g, 14h). */
export function setFindings(examined: Examined): readonly Finding[] {
    return [
        ...examined.set.fulfilments.flatMap((fulfilment) => fulfilmentFindings(fulfilment, examined)),
        ...examined.set.disregarded.map(({ documentId, documentTypeCode }) =>
            found('DOCUMENT_NOT_REQUIRED', {
                documentId,
                field: 'documentTypeCode',
                expected: 'not required by the credit',
                found: documentTypeCode,
            }),
        ),
        ...conditionFindings(examined),
    ];
}

function fulfilmentFindings(fulfilment: Fulfilment, examined: Examined): readonly Finding[] {
    const { required, field, documents } = fulfilment;
    if (documents.length === 0) {
        return [
            found('REQUIRED_DOCUMENT_MUST_BE_PRESENTED', {
                field,
                expected: shownRequirement(required),
                found: '',
            }),
        ];
    }

    return [
        ...documents.flatMap((document) => countFindings(document, fulfilment, examined)),
        ...documents.flatMap(charterPartyContractFindings),
        ...documents.flatMap((document) => issuerFindings(document, fulfilment, examined)),
        ...documents.flatMap(({ kind, documentId, documentReference }) =>
            when(kind === 'OTHER', () =>
                found('FUNCTION_IS_FOR_PEOPLE', {
                    documentId,
                    field: 'statements',
                    expected: shownRequirement(required),
                    found: documentReference,
                }),
            ),
        ),
        ...documents.flatMap((document) =>
            document.kind === 'CHARTER_PARTY_CONTRACT'
                ? []
                : (required.mustShow ?? []).flatMap((requirement) => contentFindings(document, requirement)),
        ),
    ];
}

function shownRequirement({ description, documentTypeCode, issuerName }: RequiredDocument): string {
    const named = description ?? `a document of code ${documentTypeCode}`;

    return issuerName === undefined ? named : `${named}, issued by ${issuerName}`;
}

/** "Independent", "qualified" and the like let anybody issue the document but the beneficiary (article 3). */
function issuerFindings(document: TradeDocument, { required }: Fulfilment, { terms }: Examined): readonly Finding[] {
    const { issuerName } = required;
    const isBeneficiary = isSameName(document.issuer.partyName, terms.beneficiary.partyName);

    return when(issuerName !== undefined && isOpenIssuer(issuerName) && isBeneficiary, () =>
        found('ISSUER_MUST_NOT_BE_BENEFICIARY', {
            documentId: document.documentId,
            field: 'issuer.partyName',
            expected: issuerName ?? '',
            found: document.issuer.partyName,
        }),
    );
}

/** What a document must show, as far as the credit says it as a test; what it says in words a person looks up. */
function contentFindings(document: TradeDocument, requirement: ContentRequirement): readonly Finding[] {
    const { documentId } = document;
    if (requirement.test === 'STATES') {
        return [
            found('CONTENT_IS_FOR_PEOPLE', {
                documentId,
                field: 'text',
                expected: requirement.text,
                found: 'to be looked up in the document',
            }),
        ];
    }
    const there = fieldOf(document, requirement.field);

    return when(!isShown(there, requirement), () =>
        found('DOCUMENT_MUST_SHOW_WHAT_CREDIT_ASKS', {
            documentId,
            field: requirement.field,
            expected: 'value' in requirement ? `${requirement.test} ${requirement.value}` : 'to be there',
            found: shownValue(there),
        }),
    );
}

function isShown(there: unknown, requirement: Exclude<ContentRequirement, { test: 'STATES' }>): boolean {
    if (there === undefined || requirement.test === 'IS_PRESENT') {
        return there !== undefined;
    }
    const { test, value } = requirement;
    const texts = (Array.isArray(there) ? there : [there]).map(shownValue);
    switch (test) {
        case 'EQUALS':
            return texts.length === 1 && texts.every((text) => isSameName(text, value));
        case 'INCLUDES':
            return texts.some((text) => text.toUpperCase().includes(value.toUpperCase()));
        case 'AT_LEAST':
        case 'AT_MOST':
            return texts.every((text) => isBeyond(text, value, test === 'AT_LEAST' ? 1 : -1));
    }
}

/** Numbers by their size, days by their order; a text that is neither is not more or less than anything. */
function isBeyond(text: string, value: string, direction: 1 | -1): boolean {
    if (isDecimalText(text) && isDecimalText(value)) {
        return compareDecimalTexts(text, value) * direction >= 0;
    }
    const isDay = [text, value].every((each) => /^\d{4}-\d{2}-\d{2}$/.test(each));

    return isDay && (direction === 1 ? text >= value : text <= value);
}

function conditionFindings({ terms }: Examined): readonly Finding[] {
    return terms.conditions.flatMap(({ text, nature }, index) => {
        const place = { field: `conditions.${index}`, expected: text };
        switch (nature) {
            case 'NON_DOCUMENTARY':
                return [found('CONDITION_NOT_DOCUMENTARY', { ...place, found: 'no document shows compliance' })];
            case 'DOCUMENTARY':
                return [found('CONDITION_IS_FOR_PEOPLE', { ...place, found: 'to be looked up in the documents' })];
            case 'INFORMATION':
                return [];
        }
    });
}
