import { describe, expect, it } from '@jest/globals';
import { sellTitle } from '../title/sell-title.js';
import { claim, dealId, facts } from '../title/testing/samples.js';
import type { Title } from '../title/title.js';
import { invitationOf } from '../quote/testing/samples.js';
import { leftAtStake, type Quoted } from './at-stake.js';
import { emptyBook, exposureOf, setLimits, withExposure } from './buyer-book.js';
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
        const next = withExposure(exposure, { book, standing: [] });

        expect(next.exposures).toEqual([exposure]);
        expect(buyerLimitsView(next, next.exposures).limits).toEqual([{ ...limit, atStake: amount }]);
        expect(() => withExposure(exposure, { book, standing: [exposure] })).toThrow('EXPOSURE_MUST_BE_WITHIN_LIMIT');
        expect(withExposure(exposure, { book: next, standing: [] }).exposures).toEqual([exposure]);
    });
});

describe('what a quote puts at stake', () => {
    const quote = { validUntil: '2026-03-04T10:00:00.000Z' };
    const quoted: Quoted = { bank, invitation: { status: 'OPEN' }, quote, titles: [] };
    const held = sellTitle({ dealId, buyer: bank }, facts);
    const traded: Quoted = { ...quoted, invitation: { status: 'TAKEN' }, deal: { dealId, status: 'TRADED' } };
    const bought: Quoted = { ...traded, deal: { dealId, status: 'SETTLED' }, titles: [held] };
    const part = (minorUnits: bigint, change: Partial<Title> = {}): Title => ({
        ...held,
        amount: { ...amount, minorUnits },
        ...change,
    });
    const left = (each: Quoted, when = later) => leftAtStake(exposure, { quoted: each, at: when });

    it.each<[string, Quoted, string]>([
        ['a quote while it binds', quoted, at],
        ['a sealed quote while it binds', { ...quoted, invitation: { status: 'CLOSED' } }, at],
        ['a deal, whatever became of the quote', traded, later],
        ['a deal that is acknowledged', { ...traded, deal: { dealId, status: 'ACKNOWLEDGED' } }, later],
        ['a deal for which its money is under way', { ...traded, deal: { dealId, status: 'PAYMENT_SENT' } }, later],
        ['a claim that it holds', bought, later],
        ['all parts of one that it has split', { ...bought, titles: [part(1n), part(99_999_999n)] }, later],
    ])('is %s', (_what, each, when) => {
        expect(left(each, when)).toEqual(exposure);
    });

    it('is of a claim that was split what it has neither sold on nor been paid', () => {
        const gone = [part(2n, { status: 'PAID' }), part(4n, { holder: claim.holder })];

        expect(left({ ...bought, titles: [part(1n), ...gone] })?.amount.minorUnits).toBe(1n);
        expect(left({ ...bought, titles: gone })).toBeUndefined();
    });

    it('is of a claim that it has sold and bought back what it holds by the later deal', () => {
        const sold = sellTitle({ dealId: 'e'.repeat(32), buyer: claim.holder }, { ...facts, bank, title: held });
        const back = sellTitle({ dealId: 'f'.repeat(32), buyer: bank }, { ...facts, title: sold });

        expect(left({ ...bought, titles: [back] })).toBeUndefined();
    });

    it.each<[string, Quoted, string]>([
        ['no quote that has ended', quoted, later],
        ['no quote that was not taken', { ...quoted, invitation: { status: 'NOT_TAKEN' } }, at],
        ['no deal that has lapsed', { ...bought, deal: { dealId, status: 'LAPSED' } }, at],
        ['no deal that was called off', { ...bought, deal: { dealId, status: 'CALLED_OFF' } }, at],
        ['no claim that was paid', { ...bought, titles: [{ ...held, status: 'PAID' }] }, at],
        ['no claim that it has sold on', { ...bought, titles: [{ ...held, holder: claim.holder }] }, at],
        ['no claim that has left its books', { ...bought, titles: [] }, at],
    ])('is %s', (_what, each, when) => {
        expect(left(each, when)).toBeUndefined();
    });
});
