import { add, compare, moneyToWire, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { Amendment } from '../letter-of-credit/amendment.js';
import { mustBeLive, type Credit } from '../letter-of-credit/credit.js';
import { countryOf } from '../letter-of-credit/credit-party.js';
import { maximumDrawing } from '../letter-of-credit/drawing.js';
import { bankIn, partyBanks } from '../letter-of-credit/parties.js';
import { termsAtTime } from '../letter-of-credit/terms-at-time.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import type { AuthoriseReimbursement } from './api.js';
import type { Authorisation } from './authorisation.js';

const refusal = refusals({
    AUTHORISATION_MUST_BE_BY_ISSUING_BANK: 'forbidden',
    CREDIT_MUST_NAME_REIMBURSING_BANK: 'conflict',
    PLACE_OF_REIMBURSING_BANK_MUST_BE_KNOWN: 'conflict',
    CREDIT_MUST_HAVE_BANK_THAT_CLAIMS: 'conflict',
    AUTHORISATION_MUST_BE_IN_CURRENCY_OF_CREDIT: 'invalid',
    AUTHORISATION_MUST_BE_MORE_THAN_NOTHING: 'invalid',
    AUTHORISATION_MUST_CONFORM_TO_CREDIT: 'invalid',
    UNDERTAKING_MUST_BE_UNDER_URR: 'conflict',
    UNDERTAKING_MUST_OUTLAST_CREDIT: 'invalid',
});

/** What the ledger knows of the credit for which reimbursement is authorised. */
export interface AuthorisingFacts {
    readonly credit: Credit;
    readonly amendments: readonly Amendment[];
    readonly bank: string;
    readonly at: Instant;
}

/**
 * Authorises the bank that the credit names to reimburse whoever honours. Everything but the amount follows from the
 * credit, with which an authorisation must conform (UCP 600 art. 13b i); a certificate that documents comply is nowhere
 * to be asked for (art. 13b ii).
 */
export function authoriseReimbursement(
    { creditId, amount, latestClaimDate }: AuthoriseReimbursement,
    { credit, amendments, bank, at }: AuthorisingFacts,
): Authorisation {
    mustBeIssuingBank(credit, bank);
    mustBeLive(credit);
    const terms = termsOf({ credit, amendments }, at);
    const { reimbursingBank, ...place } = reimbursingBankIn(terms);
    const claimingBanks = claimingBanksIn(terms).filter((each) => each !== reimbursingBank);
    if (claimingBanks.length === 0) {
        throw refusal('CREDIT_MUST_HAVE_BANK_THAT_CLAIMS');
    }
    mustConform(amount, terms);
    const rules = terms.applicableRules.code.includes('URR') ? 'URR_725' : 'UCP_600';
    if (latestClaimDate !== undefined && rules !== 'URR_725') {
        throw refusal('UNDERTAKING_MUST_BE_UNDER_URR');
    }
    if (latestClaimDate !== undefined && latestClaimDate < terms.expiry.expiryDate) {
        throw refusal('UNDERTAKING_MUST_OUTLAST_CREDIT', { expiryDate: terms.expiry.expiryDate });
    }
    const isForBeneficiary = terms.charges.some(
        ({ kind, payableBy }) => kind === 'REIMBURSING' && payableBy === 'BENEFICIARY',
    );

    return {
        creditId,
        letterOfCreditReference: credit.letterOfCreditReference,
        issuingBank: credit.issuingBank,
        reimbursingBank,
        ...place,
        claimingBanks,
        amount,
        rules,
        chargesPayableBy: isForBeneficiary ? 'BENEFICIARY' : 'ISSUING_BANK',
        ...(latestClaimDate !== undefined && { undertaking: { latestClaimDate } }),
        issuedAt: at,
        numberOfClaims: 0,
    };
}

/** Refuses an act on the authorisation by any other bank than that which pays in the end. */
export function mustBeIssuingBank({ issuingBank }: { readonly issuingBank: string }, bank: string): void {
    if (bank !== issuingBank) {
        throw refusal('AUTHORISATION_MUST_BE_BY_ISSUING_BANK');
    }
}

/** The terms by which the issuing bank is bound. */
export function termsOf(
    records: { readonly credit: Credit; readonly amendments: readonly Amendment[] },
    at: Instant,
): CreditTerms {
    return termsAtTime(records, { party: 'ISSUING_BANK', at }).terms;
}

/** Refuses an amount that is no part of what may be drawn under the credit, besides what was paid back of it. */
export function mustConform(amount: Money, terms: CreditTerms, paidBack?: Money): void {
    const drawable = maximumDrawing(terms);
    if (amount.currency !== drawable.currency) {
        throw refusal('AUTHORISATION_MUST_BE_IN_CURRENCY_OF_CREDIT');
    }
    const maximum = paidBack === undefined ? drawable : add(drawable, paidBack);
    if (amount.minorUnits === 0n) {
        throw refusal('AUTHORISATION_MUST_BE_MORE_THAN_NOTHING');
    }
    if (compare(amount, maximum) > 0) {
        throw refusal('AUTHORISATION_MUST_CONFORM_TO_CREDIT', { maximum: { ...moneyToWire(maximum) } });
    }
}

/** Another bank of the consortium than the issuing bank, and where it is. */
function reimbursingBankIn(
    terms: CreditTerms,
): Pick<Authorisation, 'reimbursingBank' | 'countryCode' | 'UNLocationCode'> {
    const { reimbursingBank: named } = terms;
    if (named?.mspId === undefined || named.mspId === terms.issuingBank.mspId) {
        throw refusal('CREDIT_MUST_NAME_REIMBURSING_BANK');
    }
    const { UNLocationCode } = named;
    const countryCode = countryOf(named);
    if (countryCode === undefined) {
        throw refusal('PLACE_OF_REIMBURSING_BANK_MUST_BE_KNOWN');
    }

    return { reimbursingBank: named.mspId, countryCode, ...(UNLocationCode && { UNLocationCode }) };
}

/** Who may honour or negotiate: a bank asked to confirm, the nominated bank, or with any bank each that holds the credit. */
function claimingBanksIn(terms: CreditTerms): readonly string[] {
    const { kind } = terms.availability.availableWith;
    const named = [bankIn(terms, 'CONFIRMING_BANK'), bankIn(terms, 'NOMINATED_BANK')];
    const all = kind === 'ANY_BANK' ? partyBanks(terms) : named.filter((bank) => bank !== undefined);

    return [...new Set(all)].filter((bank) => bank !== terms.issuingBank.mspId);
}
