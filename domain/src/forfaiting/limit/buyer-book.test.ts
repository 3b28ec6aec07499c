import { describe, expect, it } from '@jest/globals';
import { claim } from '../title/testing/samples.js';
import { invitationOf } from '../quote/testing/samples.js';
import { isAtStake, type Quoted } from './at-stake.js';
import { emptyBook, exposureOf, setLimits, withQuote } from './buyer-book.js';
import { buyerLimitsView } from './api.js';

const bank = 'HarbourBankMSP';
const at = '2026-03-03T10:00:00.000Z';
const later = '2026-03-04T10:00:00.001Z';
const { debtorBank, amount } = claim;
const limit = { debtorBank, amount: { ...amount, minorUnits: amount.minorUnits + 1n } };
const book = setLimits({ expectedVersion: 0, limits: [limit] }, emptyBook(bank));
const exposure = exposureOf(invitationOf(bank), { days: 88, programme: 'Domestic' });

describe('the book of a buyer', () => {
    it('has limits, set on the version that was read', () => {
        expect(book).toEqual({ bank, version: 1, limits: [limit], exposures: [] });
        expect(() => setLimits({ expectedVersion: 0, limits: [] }, book)).toThrow('LIMITS_VERSION_MUST_BE_CURRENT');
    });

    it('counts the face of a claim at the country where it is payable', () => {
        expect(exposure).toEqual({
            invitationId: invitationOf(bank).invitationId,
            debtorBank,
            countryCode: 'CN',
            programme: 'Domestic',
            amount,
            days: 88,
        });
        const { claim: offered, ...rest } = invitationOf(bank);
        const elsewhere = { ...rest, claim: { ...offered, payableAt: { UNLocationCode: 'SGSIN' } } };
        expect(exposureOf(elsewhere, { days: 1, programme: undefined })).toMatchObject({ countryCode: 'SG' });
    });

    it('takes up a quote within its limits, beside what still stands, and shows what is at stake', () => {
        const next = withQuote(exposure, { book, standing: [] });

        expect(next.exposures).toEqual([exposure]);
        expect(buyerLimitsView(next, next.exposures).limits).toEqual([{ ...limit, atStake: amount }]);
        expect(() => withQuote(exposure, { book, standing: [exposure] })).toThrow('EXPOSURE_MUST_BE_WITHIN_LIMIT');
        expect(withQuote(exposure, { book: next, standing: [] }).exposures).toEqual([exposure]);
    });
});

describe('what a quote puts at stake', () => {
    const quote = { validUntil: '2026-03-04T10:00:00.000Z' };
    const quoted: Quoted = { bank, invitation: { status: 'OPEN' }, quote };
    const bought: Quoted = {
        ...quoted,
        invitation: { status: 'TAKEN' },
        deal: { status: 'SETTLED' },
        title: { holder: bank, status: 'HELD' },
    };

    it.each<[string, Quoted, string]>([
        ['a quote while it binds', quoted, at],
        ['a sealed quote while it binds', { ...quoted, invitation: { status: 'CLOSED' } }, at],
        ['a deal, whatever became of the quote', { ...bought, deal: { status: 'TRADED' } }, later],
        ['a deal that is acknowledged', { ...bought, deal: { status: 'ACKNOWLEDGED' }, title: undefined }, later],
        ['a claim that it holds', bought, later],
    ])('is %s', (_what, each, when) => {
        expect(isAtStake(each, when)).toBe(true);
    });

    it.each<[string, Quoted, string]>([
        ['no quote that has ended', quoted, later],
        ['no quote that was not taken', { ...quoted, invitation: { status: 'NOT_TAKEN' } }, at],
        ['no deal that has lapsed', { ...bought, deal: { status: 'LAPSED' } }, at],
        ['no deal that was called off', { ...bought, deal: { status: 'CALLED_OFF' } }, at],
        ['no claim that was paid', { ...bought, title: { holder: bank, status: 'PAID' } }, at],
        ['no claim that it has sold on', { ...bought, title: { holder: claim.holder, status: 'HELD' } }, at],
        ['no claim that has left its books', { ...bought, title: undefined }, at],
    ])('is %s', (_what, each, when) => {
        expect(isAtStake(each, when)).toBe(false);
    });
});
