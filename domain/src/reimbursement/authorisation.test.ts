import { describe, expect, it } from '@jest/globals';
import { codeOf } from '../../../test/code-of.js';
import { china } from '../calendar/testing/samples.js';
import { dollars } from '../document/testing/samples.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import { advised, cancelled, confirmingBank, creditId, usanceTerms } from '../letter-of-credit/testing/samples.js';
import { amendAuthorisation, cancelAuthorisation, type ChangingFacts } from './amend-authorisation.js';
import type { AuthoriseReimbursement } from './api.js';
import { holdersOf, type Authorisation } from './authorisation.js';
import { authoriseReimbursement, type AuthorisingFacts } from './authorise-reimbursement.js';
import {
    authorisation,
    authorisedAt,
    claim,
    credit,
    issuing,
    reimbursing,
    terms,
    undertaken,
} from './testing/samples.js';
import { declineUndertaking, undertakeReimbursement } from './undertake-reimbursement.js';

const request: AuthoriseReimbursement = { creditId, amount: dollars(472_500n) };
const facts: AuthorisingFacts = { credit, amendments: [], bank: issuing, at: authorisedAt };
const under = (change: Partial<CreditTerms>): Partial<AuthorisingFacts> => ({
    credit: { ...credit, terms: { ...terms, ...change } },
});
const anyBank = { ...terms.availability, availableWith: { kind: 'ANY_BANK' as const } };

describe('authorising reimbursement (UCP 600 art. 13, URR 725)', () => {
    it('takes banks, rules and charges from the credit, and nothing of documents or customers', () => {
        expect(authoriseReimbursement(request, facts)).toEqual({
            ...request,
            letterOfCreditReference: credit.letterOfCreditReference,
            issuingBank: issuing,
            reimbursingBank: reimbursing,
            countryCode: 'CN',
            claimingBanks: ['PearlBankMSP'],
            rules: 'URR_725',
            chargesPayableBy: 'ISSUING_BANK',
            issuedAt: authorisedAt,
            numberOfClaims: 0,
        });
        expect(holdersOf(authorisation)).toEqual([issuing, reimbursing, 'PearlBankMSP']);
    });

    it('lets each bank that holds the credit claim where it is available with any', () => {
        const free = authoriseReimbursement(request, { ...facts, ...under({ availability: anyBank }) });

        expect(free.claimingBanks).toEqual(['HaizhouBankMSP', 'PearlBankMSP']);
    });

    it('is under article 13 alone where the credit names no rules, and charges are for whom the credit says', () => {
        const charges = [{ kind: 'REIMBURSING' as const, payableBy: 'BENEFICIARY' as const }];
        const change = under({ applicableRules: usanceTerms.applicableRules, charges });

        expect(authoriseReimbursement(request, { ...facts, ...change })).toMatchObject({
            rules: 'UCP_600',
            chargesPayableBy: 'BENEFICIARY',
        });
    });

    it('asks for an undertaking with its last day', () => {
        const asked = authoriseReimbursement({ ...request, latestClaimDate: '2026-06-30' }, facts);

        expect(asked.undertaking).toEqual({ latestClaimDate: '2026-06-30' });
    });

    it.each<[string, Partial<AuthoriseReimbursement>, Partial<AuthorisingFacts>]>([
        ['AUTHORISATION_MUST_BE_BY_ISSUING_BANK', {}, { bank: 'PearlBankMSP', credit: cancelled }],
        ['CREDIT_MUST_BE_LIVE', {}, { credit: cancelled }],
        ['CREDIT_MUST_NAME_REIMBURSING_BANK', {}, { credit: advised }],
        [
            'CREDIT_MUST_NAME_REIMBURSING_BANK',
            {},
            under({ reimbursingBank: { partyName: 'A bank elsewhere', bic: 'ELSEUS33' } }),
        ],
        ['CREDIT_MUST_NAME_REIMBURSING_BANK', {}, under({ reimbursingBank: terms.issuingBank })],
        [
            'PLACE_OF_REIMBURSING_BANK_MUST_BE_KNOWN',
            {},
            under({ reimbursingBank: { mspId: reimbursing, partyName: 'Lingnan Bank' } }),
        ],
        ['CREDIT_MUST_HAVE_BANK_THAT_CLAIMS', {}, under({ reimbursingBank: confirmingBank })],
        ['AUTHORISATION_MUST_BE_IN_CURRENCY_OF_CREDIT', { amount: { currency: 'EUR', minorUnits: 0n } }, {}],
        ['AUTHORISATION_MUST_BE_MORE_THAN_NOTHING', { amount: dollars(0n) }, {}],
        ['AUTHORISATION_MUST_CONFORM_TO_CREDIT', { amount: dollars(472_500n, 1n) }, {}],
        [
            'UNDERTAKING_MUST_BE_UNDER_URR',
            { latestClaimDate: '2026-06-29' },
            under({ applicableRules: usanceTerms.applicableRules }),
        ],
        ['UNDERTAKING_MUST_OUTLAST_CREDIT', { latestClaimDate: '2026-06-29' }, {}],
    ])('refuses %s (%#)', (code, changes, change) => {
        expect(codeOf(() => authoriseReimbursement({ ...request, ...changes }, { ...facts, ...change }))).toBe(code);
    });
});

describe('changing an authorisation (URR 725 art. 8)', () => {
    const changing: ChangingFacts = { ...facts, authorisation, claims: [claim], calendar: china };
    const gone: Authorisation = { ...undertaken, cancelledAt: authorisedAt };

    it('may go down to what has been claimed, and no further', () => {
        expect(amendAuthorisation({ amount: dollars(200_000n) }, changing).amount).toEqual(dollars(200_000n));
        expect(codeOf(() => amendAuthorisation({ amount: dollars(199_999n, 99n) }, changing))).toBe(
            'AUTHORISATION_MUST_COVER_CLAIMS',
        );
    });

    it('is cancelled for what is not claimed yet', () => {
        expect(cancelAuthorisation(authorisation, changing)).toEqual({ ...authorisation, cancelledAt: authorisedAt });
    });

    it('is free again when the last day of an undertaking is over at the place of the bank that gave it', () => {
        const during = { ...changing, at: '2026-07-31T15:59:59.999Z' };
        const after = { ...changing, at: '2026-07-31T16:00:00.000Z' };

        expect(codeOf(() => cancelAuthorisation(undertaken, during))).toBe('UNDERTAKING_MUST_NOT_BE_CHANGED');
        expect(cancelAuthorisation(undertaken, after).cancelledAt).toBe(after.at);
    });

    it.each<[string, Partial<ChangingFacts>]>([
        ['AUTHORISATION_MUST_BE_BY_ISSUING_BANK', { bank: reimbursing, authorisation: gone }],
        ['AUTHORISATION_MUST_STAND', { authorisation: gone }],
        ['UNDERTAKING_MUST_NOT_BE_CHANGED', { authorisation: undertaken }],
    ])('refuses %s', (code, change) => {
        const now = { ...changing, ...change };

        expect(codeOf(() => amendAuthorisation({ amount: dollars(472_500n, 1n) }, now))).toBe(code);
        expect(codeOf(() => cancelAuthorisation(now.authorisation, now))).toBe(code);
    });

    it('refuses AUTHORISATION_MUST_CONFORM_TO_CREDIT', () => {
        expect(codeOf(() => amendAuthorisation({ amount: dollars(472_500n, 1n) }, changing))).toBe(
            'AUTHORISATION_MUST_CONFORM_TO_CREDIT',
        );
    });
});

describe('a reimbursement undertaking (URR 725 art. 9)', () => {
    const asked: Authorisation = { ...authorisation, undertaking: { latestClaimDate: '2026-07-31' } };
    const by = { bank: reimbursing, at: authorisedAt };

    it('is given or declined once, by the reimbursing bank', () => {
        expect(undertakeReimbursement(asked, by)).toEqual(undertaken);
        expect(declineUndertaking(asked, by).undertaking?.decision?.outcome).toBe('DECLINED');
    });

    it.each<[string, Authorisation, string]>([
        ['UNDERTAKING_MUST_BE_BY_REIMBURSING_BANK', { ...undertaken, cancelledAt: authorisedAt }, issuing],
        ['AUTHORISATION_MUST_STAND', { ...undertaken, cancelledAt: authorisedAt }, reimbursing],
        ['UNDERTAKING_MUST_BE_ASKED_FOR', authorisation, reimbursing],
        ['UNDERTAKING_MUST_BE_DECIDED_ONCE', undertaken, reimbursing],
    ])('refuses %s', (code, before, bank) => {
        expect(codeOf(() => undertakeReimbursement(before, { ...by, bank }))).toBe(code);
        expect(codeOf(() => declineUndertaking(before, { ...by, bank }))).toBe(code);
    });
});
