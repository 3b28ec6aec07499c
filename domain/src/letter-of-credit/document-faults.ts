import { charterPartyBillOfLadingSchema } from '../document/transport-documents.js';
import { faultsOf, when, type Fault } from './fault.js';
import type { RequiredDocument } from './required-document.js';
import type { CreditTerms } from './terms.js';

const fault = faultsOf({
    RULES_MUST_BE_FOR_DOCUMENTARY_CREDITS: { rule: 'MT700 40E', problem: 'must be rules for documentary credits' },
    RULES_MUST_BE_EXAMINED_BY_HERE: {
        rule: 'MT700 40E, UCP 600 art. 14',
        problem: 'must be rules by which documents are examined here',
    },
    RULES_MUST_BE_NAMED_IN_WORDS: { rule: 'MT700 40E', problem: 'must be given with OTHR' },
    RULES_MUST_BE_NAMED_BY_CODE_ALONE: { rule: 'MT700 40E', problem: 'must be left out with a code other than OTHR' },
    DOCUMENT_MUST_BE_ASKED_FOR: { rule: 'UCP 600 art. 17a', problem: 'must be asked for in originals or copies' },
    CHARTER_PARTY_MUST_BE_OF_A_BILL_OF_LADING: {
        rule: 'UCP 600 art. 22a',
        problem: 'must be left out of a document that is no bill of lading',
    },
    ELECTRONIC_RECORD_MUST_BE_UNDER_EUCP: {
        rule: 'eUCP 2.1 art. e1, e5',
        problem: 'must be on paper without the eUCP',
    },
    CONDITION_MUST_BE_SHOWN_BY_A_DOCUMENT: {
        rule: 'UCP 600 art. 14h',
        problem: 'must name the document that shows compliance, or it would be disregarded',
    },
    CONDITION_MUST_BE_SHOWN_BY_A_REQUIRED_DOCUMENT: {
        rule: 'UCP 600 art. 14g, 14h',
        problem: 'must name a document that the credit requires',
    },
    TEXT_MUST_FIT_EIGHT_MESSAGES: { rule: 'MT700 27 and MT701', problem: 'must fit into eight messages' },
});

const charterPartyBillCodes: readonly string[] = charterPartyBillOfLadingSchema.shape.documentTypeCode.options;

/** What a field of 100 lines holds, in one MT700 and at most seven MT701. */
const longestText = 8 * 100 * 65;

/** What is wrong with rules, documents and conditions. */
export function documentFaults(terms: CreditTerms): readonly Fault[] {
    const { code, narrative } = terms.applicableRules;

    return [
        ...when(code === 'ISP_LATEST_VERSION', fault('RULES_MUST_BE_FOR_DOCUMENTARY_CREDITS', 'applicableRules.code')),
        // What nobody here can examine, nobody could present: the bank would be bound by a promise that it never keeps.
        ...when(code === 'OTHR', fault('RULES_MUST_BE_EXAMINED_BY_HERE', 'applicableRules.code')),
        ...when(
            code === 'OTHR' && narrative === undefined,
            fault('RULES_MUST_BE_NAMED_IN_WORDS', 'applicableRules.narrative'),
        ),
        ...when(
            code !== 'OTHR' && narrative !== undefined,
            fault('RULES_MUST_BE_NAMED_BY_CODE_ALONE', 'applicableRules.narrative'),
        ),
        ...terms.requiredDocuments.flatMap((required, index) => requirementFaults(required, { index, code })),
        ...conditionFaults(terms),
        ...textFaults(terms),
    ];
}

function requirementFaults(
    { documentTypeCode, numberOfOriginals, numberOfCopies, charterParty, medium = 'PAPER' }: RequiredDocument,
    { index, code }: { readonly index: number; readonly code: string },
): readonly Fault[] {
    const path = `requiredDocuments.${index}`;

    return [
        ...when(
            numberOfOriginals + numberOfCopies === 0,
            fault('DOCUMENT_MUST_BE_ASKED_FOR', `${path}.numberOfOriginals`),
        ),
        ...when(
            charterParty !== undefined && !charterPartyBillCodes.includes(documentTypeCode),
            fault('CHARTER_PARTY_MUST_BE_OF_A_BILL_OF_LADING', `${path}.charterParty`),
        ),
        ...when(
            medium !== 'PAPER' && !code.startsWith('EUCP'),
            fault('ELECTRONIC_RECORD_MUST_BE_UNDER_EUCP', `${path}.medium`),
        ),
    ];
}

function conditionFaults({ conditions, requiredDocuments }: CreditTerms): readonly Fault[] {
    const required = requiredDocuments.map(({ documentTypeCode }) => documentTypeCode);

    return conditions.flatMap(({ nature, documentTypeCodes = [] }, index) => {
        const path = `conditions.${index}`;
        const isShownByNone =
            nature === 'NON_DOCUMENTARY' || (nature === 'DOCUMENTARY' && documentTypeCodes.length === 0);
        const stray = documentTypeCodes.findIndex((code) => !required.includes(code));

        return [
            ...when(isShownByNone, fault('CONDITION_MUST_BE_SHOWN_BY_A_DOCUMENT', path)),
            ...when(
                nature === 'DOCUMENTARY' && stray >= 0,
                fault('CONDITION_MUST_BE_SHOWN_BY_A_REQUIRED_DOCUMENT', `${path}.documentTypeCodes.${stray}`),
            ),
        ];
    });
}

function textFaults({ goods, requiredDocuments, conditions }: CreditTerms): readonly Fault[] {
    const lengths: Readonly<Record<string, number>> = {
        'goods.lines': lengthOf(goods.lines.map(({ description }) => description)),
        requiredDocuments: lengthOf(
            requiredDocuments.flatMap(({ description = '', mustShow = [] }) => [
                description,
                ...mustShow.map(({ text = '' }) => text),
            ]),
        ),
        conditions: lengthOf(conditions.map(({ text }) => text)),
    };

    return Object.entries(lengths).flatMap(([path, length]) =>
        when(length > longestText, fault('TEXT_MUST_FIT_EIGHT_MESSAGES', path)),
    );
}

function lengthOf(texts: readonly string[]): number {
    return texts.reduce((total, text) => total + text.length, 0);
}
