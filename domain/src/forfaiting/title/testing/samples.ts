import { china } from '../../../calendar/testing/samples.js';
import type { Claim } from '../../../claim/claim.js';
import { titleOf } from '../title.js';
import type { TitleFacts } from '../held-title.js';

/** What the tests start from: the Bank of Haizhou holds a million yuan that Pearl River Bank owes, due on 31 May. */
export const claim: Claim = {
    claimId: '1'.repeat(32),
    creditId: 'c'.repeat(32),
    presentationNumber: 1,
    part: 1,
    undertaking: 'DEFERRED_PAYMENT',
    debtorBank: 'PearlBankMSP',
    holder: 'HaizhouBankMSP',
    amount: { currency: 'CNY', minorUnits: 100_000_000n },
    maturity: '2026-05-31',
    payableAt: { countryCode: 'CN' },
    incurredAt: '2026-03-02T01:00:00.000Z',
    status: 'OUTSTANDING',
};
export const title = titleOf(claim, { at: claim.incurredAt, transactionId: 'tx0' });
export const seller = claim.holder;
export const buyer = 'HarbourBankMSP';
export const dealId = 'd'.repeat(32);
export const sale = { dealId, buyer };
export const act = { at: '2026-03-03T02:00:00.000Z', transactionId: 'tx1' };
export const facts: TitleFacts = { bank: seller, title, calendar: china, ...act };
/** The last moment before the day of maturity in China, and the first of it. */
export const early = '2026-05-30T15:59:59.999Z';
export const matured = '2026-05-30T16:00:00.000Z';
