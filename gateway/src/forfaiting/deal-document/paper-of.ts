import type { DealDocument, UnpricedDocument } from '@cohong/domain/forfaiting/deal/deal-document';
import type { AssignmentNotice } from '@cohong/domain/forfaiting/deal/assignment-notice';
import type { Member, MemberBook } from '@cohong/domain/party/member';
import { actWords, clauseWords, headingWords, inBoth, phraseWords, titleWords } from './deal-document-words.js';
import { claimFacts, fact, moneyText } from './facts.js';
import type { Facts, Paper, Table } from './paper.js';
import { saleSections, settlementSections } from './sale-sections.js';

/** A document in words: of the record and of how its banks were called then, so that everybody prints the same. */
export function paperOf(document: DealDocument, { members }: Pick<MemberBook, 'members'>): Paper {
    const { kind, value, recordedAt, transactionId } = document;

    return {
        title: titleWords[kind],
        clauses: clauseWords[kind],
        sections: [partiesOf(document, members), ...sectionsOf(document), ledgerOf(document)],
        closing: phraseWords.HOW_TO_CHECK,
        reference: `${value.dealId} · ${transactionId}`,
        at: recordedAt,
    };
}

function sectionsOf(document: DealDocument): readonly (Facts | Table)[] {
    switch (document.kind) {
        case 'agreement':
        case 'confirmation':
            return saleSections(document.value);
        case 'settlement-advice':
            return settlementSections(document.value);
        case 'notice-of-assignment':
        case 'acknowledgement':
            return [assignedClaim(document.value), ...acknowledgedIn(document)];
    }
}

function partiesOf({ value }: DealDocument, members: readonly Member[]): Facts {
    const { seller, buyer } = value;
    const debtorBank = 'claim' in value ? value.claim.debtorBank : value.debtorBank;
    const facts = Object.entries({ seller, buyer, debtorBank }).map(([role, mspId]) =>
        fact(role as 'seller', bankText(mspId, members)),
    );

    return { heading: headingWords.parties, facts: [...facts, fact('dealId', value.dealId)] };
}

function bankText(mspId: string, members: readonly Member[]): string {
    const { partyName = mspId, bic, cnaps, lei } = members.find((member) => member.mspId === mspId) ?? {};
    const codes = Object.entries({ BIC: bic, CNAPS: cnaps, LEI: lei }).flatMap(([name, code]) =>
        code === undefined ? [] : [`${name} ${code}`],
    );

    return [partyName, mspId, ...codes].join(' · ');
}

function assignedClaim(notice: AssignmentNotice): Facts {
    return { heading: headingWords.claim, facts: [...claimFacts(notice), fact('notifiedAt', notice.notifiedAt)] };
}

function acknowledgedIn({ kind, value: { acknowledgement } }: UnpricedDocument): readonly Facts[] {
    if (kind === 'notice-of-assignment' || acknowledgement === undefined) {
        return [];
    }
    const facts = [fact('amount', moneyText(acknowledgement.amount)), fact('maturity', acknowledgement.maturity)];

    return [{ heading: headingWords.acknowledged, facts }];
}

function ledgerOf({ kind, transactionId, blockNumber, recordedAt, recordHash }: DealDocument): Facts {
    return {
        heading: headingWords.ledger,
        facts: [
            fact('act', inBoth(actWords[kind])),
            fact('transactionId', transactionId),
            fact('blockNumber', String(blockNumber)),
            fact('recordedAt', recordedAt),
            fact('recordHash', recordHash),
        ],
    };
}
