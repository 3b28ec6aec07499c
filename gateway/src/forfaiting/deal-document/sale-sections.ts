import type { Deal } from '@cohong/domain/forfaiting/deal/deal';
import type { PricingLine, RateStep } from '@cohong/domain/forfaiting/pricing/pricing';
import { columnWords, headingWords, inBoth, lineWords, methodWords, phraseWords } from './deal-document-words.js';
import { claimFacts, fact, moneyText } from './facts.js';
import type { Facts, Table } from './paper.js';

/** What seller and buyer have agreed on, with every step of the price. */
export function saleSections(deal: Deal): readonly (Facts | Table)[] {
    return [boughtClaim(deal), termsOf(deal), priceOf(deal.pricing.lines)];
}

/** What was paid in the end, which is another price where it was paid later. */
export function settlementSections(deal: Deal): readonly (Facts | Table)[] {
    return [boughtClaim(deal), ...paymentOf(deal)];
}

function boughtClaim({ claimId, origin, claim }: Deal): Facts {
    const { countryCode, UNLocationCode } = claim.payableAt;

    return {
        heading: headingWords.claim,
        facts: [
            ...claimFacts({ claimId, origin, ...claim }),
            fact('payableAt', [UNLocationCode, countryCode].filter((place) => place !== undefined).join(' · ')),
            fact('resaleCount', String(claim.resaleCount)),
        ],
    };
}

function termsOf({ tradedAt, disbursedOn, availability, deliveryPlace, terms, pricing }: Deal): Facts {
    const { kind } = availability;
    const calendars = pricing.calendars.map(({ place, version }) => `${place} (${version})`);

    return {
        heading: headingWords.terms,
        facts: [
            fact('tradedAt', tradedAt),
            fact('disbursedOn', disbursedOn),
            fact('availability', kind === 'ON' ? availability.day : inBoth(phraseWords[kind])),
            fact('deliveryPlace', deliveryPlace),
            fact('method', inBoth(methodWords[terms.method])),
            fact('percentPerYear', rateText(terms.percentPerYear, pricing.rate)),
            fact('graceDays', String(terms.graceDays)),
            fact('days', `${pricing.days}, ${pricing.yearDays}`),
            fact('dueOn', `${pricing.dueOn}, ${calendars.join(', ')}`),
        ],
    };
}

function rateText(percentPerYear: string, rate: RateStep | undefined): string {
    return rate === undefined
        ? percentPerYear
        : `${rate.quoted} + ${rate.resaleCount} × ${rate.perResale} = ${rate.charged}`;
}

function priceOf(lines: readonly PricingLine[]): Table {
    return { heading: headingWords.price, columns: Object.values(columnWords), rows: lines.map(rowOf) };
}

function rowOf(line: PricingLine): readonly string[] {
    const steps = 'days' in line ? [line.base, line.percentPerYear, `${line.days} / ${line.yearDays}`] : ['', '', ''];
    const isTakenOff = line.what !== 'FACE' && line.what !== 'PROCEEDS';

    return [
        inBoth(lineWords[line.what]),
        ...steps,
        'days' in line ? line.unrounded : '',
        `${isTakenOff ? '−' : ''}${moneyText(line.amount)}`,
    ];
}

function paymentOf({ settlement }: Deal): readonly (Facts | Table)[] {
    if (settlement === undefined) {
        return [];
    }
    const { pricing, payment } = settlement;
    const reference = payment.means === 'E_CNY' ? payment.transactionId : `UETR ${payment.uetr}`;
    const facts = [
        fact('amount', moneyText(pricing.proceeds)),
        fact('paidAt', payment.at),
        fact('means', `${inBoth(phraseWords[payment.means])} · ${reference}`),
    ];

    return [{ heading: headingWords.payment, facts }, priceOf(pricing.lines)];
}
