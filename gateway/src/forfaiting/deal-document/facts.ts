import type { AssignmentNotice } from '@cohong/domain/forfaiting/deal/assignment-notice';
import { moneyToWire, type Money } from '@cohong/domain/kernel/money';
import { inBoth, labelWords, undertakingWords } from './deal-document-words.js';
import type { Fact } from './paper.js';

export function fact(name: keyof typeof labelWords, text: string): Fact {
    return { label: labelWords[name], text };
}

type ClaimNamed = Pick<AssignmentNotice, 'claimId' | 'origin' | 'amount' | 'maturity'>;

/** A claim by what tells it from every other. */
export function claimFacts({ claimId, origin, amount, maturity }: ClaimNamed): readonly Fact[] {
    const { creditId, presentationNumber, part, undertaking, incurredAt } = origin;

    return [
        fact('claimId', claimId),
        fact('creditId', creditId),
        fact('presentation', `${presentationNumber}, ${part}`),
        fact('undertaking', inBoth(undertakingWords[undertaking])),
        fact('incurredAt', incurredAt),
        fact('amount', moneyText(amount)),
        fact('maturity', maturity),
    ];
}

/** "CNY 1,000,000.00", the same in every country: what a machine calls a locale differs from one to the next. */
export function moneyText(money: Money): string {
    const { currency, amount } = moneyToWire(money);
    const [whole = '', ...decimals] = amount.split('.');

    return `${currency} ${[whole.replace(/\B(?=(?:\d{3})+$)/g, ','), ...decimals].join('.')}`;
}
