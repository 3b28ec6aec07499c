import type { Coded } from '../calendar/calendar-of-location.js';
import { countryOf, type CreditBank } from './credit-party.js';
import type { CreditTerms } from './terms.js';

/** What a bank of the consortium is to a credit; it may be several things at once. */
export const bankRoles = [
    'ISSUING_BANK',
    'ADVISING_BANK',
    'SECOND_ADVISING_BANK',
    'CONFIRMING_BANK',
    'NOMINATED_BANK',
    'TRANSFERRING_BANK',
] as const;
export type BankRole = (typeof bankRoles)[number];

/** The banks of the consortium that are party to a credit, by their role. One asked to confirm is party before it decides. */
export function bankIn(terms: CreditTerms, role: BankRole): string | undefined {
    const { availableWith } = terms.availability;
    const named: Readonly<Record<BankRole, CreditBank | undefined>> = {
        // Of a transferred credit it holds no twin: at which price the second beneficiary sells is the first one's secret.
        ISSUING_BANK: terms.transferred === undefined ? terms.issuingBank : undefined,
        ADVISING_BANK: terms.advisingBank,
        SECOND_ADVISING_BANK: terms.secondAdvisingBank,
        CONFIRMING_BANK: terms.confirmation.requestedBank,
        NOMINATED_BANK: availableWith.kind === 'BANK' ? availableWith.bank : undefined,
        TRANSFERRING_BANK: terms.transferred?.bank ?? terms.transferringBank,
    };

    return named[role]?.mspId;
}

/**
 * Every bank that holds the credit: in each one's vault lies a twin. The drawee and the reimbursing bank hold none: what
 * they need to know is less, and comes to them with a draft or a claim.
 */
export function partyBanks(terms: CreditTerms): readonly string[] {
    return [...new Set(bankRoles.flatMap((role) => bankIn(terms, role) ?? []))];
}

/** The roles of one bank; none means that it is a stranger to the credit. */
export function rolesOf(terms: CreditTerms, bank: string): readonly BankRole[] {
    return bankRoles.filter((role) => bankIn(terms, role) === bank);
}

/** The bank that acts for the issuing side: the issuing bank, or under a transferred credit the bank that has transferred it. */
export function issuersBank({
    issuingBank,
    terms,
}: {
    readonly issuingBank: string;
    readonly terms: CreditTerms;
}): string | undefined {
    return terms.transferred === undefined ? issuingBank : terms.transferred.bank.mspId;
}

/** Where a bank that is named in a credit is: a period of banking days runs by the days of the bank that has it. */
export function locationOf(terms: CreditTerms, mspId: string): Coded {
    const { issuingBank, advisingBank, secondAdvisingBank, confirmation, availability, ...transferring } = terms;
    const { availableWith } = availability;
    const named = [
        issuingBank,
        confirmation.requestedBank,
        availableWith.kind === 'BANK' ? availableWith.bank : undefined,
        advisingBank,
        secondAdvisingBank,
        transferring.transferred?.bank,
        transferring.transferringBank,
    ];
    const bank = named.find((each) => each?.mspId === mspId);
    const countryCode = bank && countryOf(bank);
    const UNLocationCode = bank?.UNLocationCode;

    return { ...(countryCode && { countryCode }), ...(UNLocationCode && { UNLocationCode }) };
}

/** Whether a bank that holds the credit may act on it for the issuing bank: the one named, or every bank (UCP 600 art. 2, 6a). */
export function isNominated(terms: CreditTerms, mspId: string): boolean {
    const { availableWith } = terms.availability;
    if (availableWith.kind === 'BANK') {
        return availableWith.bank.mspId === mspId;
    }
    const { countryCode } = availableWith;
    const isThere = countryCode === undefined || locationOf(terms, mspId).countryCode === countryCode;

    return isThere && partyBanks(terms).includes(mspId);
}

/** The bank through which the beneficiary speaks and is spoken to: the last on the way of the advice (UCP 600 art. 9c, 9d). */
export function beneficiarysBank(terms: CreditTerms): string | undefined {
    return bankIn(terms, 'SECOND_ADVISING_BANK') ?? bankIn(terms, 'ADVISING_BANK');
}
