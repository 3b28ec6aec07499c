import type { TradeDocumentWire } from '@cohong/domain/document/trade-document';
import { insurance, invoice } from '@cohong/domain/document/testing/samples';
import { billOfLading } from '@cohong/domain/document/testing/transport-samples';
import type { Tenor } from '@cohong/domain/letter-of-credit/availability';
import type { CreditTermsWire } from '@cohong/domain/letter-of-credit/terms';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TestConsortium } from '../consortium.js';
import { collectionsWrittenBy } from '../dcep/collections-written.js';
import { advising, byTwo, carryCalendarOn, confirming, deskOf, issued, issuing, outcome, usance } from './desks.js';
import type { Desk } from './desks.js';
import { inOurDays, inYuan, renewed } from '../../story/documents.js';

export { inYuan };

/** The same, paid later: ninety days after the goods were shipped, unless another time is said. */
export const later = (
    terms: CreditTermsWire,
    deferredPayment: Tenor = { basis: 'AFTER_BL_DATE', days: 90 },
): CreditTermsWire => ({
    ...terms,
    availability: { ...terms.availability, by: 'DEFERRED_PAYMENT', deferredPayment },
});
export const cny = (amount: string): { readonly amount: string; readonly currency: string } => ({
    amount,
    currency: 'CNY',
});

/** The credit of the samples in yuan, paid at sight by the bank that issues it. */
export const atSight: CreditTermsWire = {
    ...inYuan(usance),
    availability: { availableWith: { kind: 'BANK', bank: usance.issuingBank }, by: 'PAYMENT' },
    confirmation: { instruction: 'WITHOUT' },
    // However many holidays are between a shipment and the next banking day.
    presentationPeriod: { days: 60 },
};

/** Coins for the vault of a bank: of the issuing bank, unless another is named. */
export async function issueCoins(
    { organisation }: TestConsortium,
    amount: string,
    bank: string = issuing,
): Promise<void> {
    const { user } = organisation('PbocMSP');
    for (const page of ['/v1/reserve-credits', '/v1/issues']) {
        const officers = { maker: user('issuer-1'), checker: user('issuer-2') };
        await byTwo(officers, page, { bank, amount: cny(amount) });
    }
}

/** A credit is paid at sight in e-CNY: the presentation and the coins move in one transaction, or neither does. */
export function settlement(running: () => TestConsortium): void {
    describe('a sight credit is settled in e-CNY', () => {
        const complying: readonly TradeDocumentWire[] = renewed(
            inYuan(inOurDays([invoice, billOfLading, insurance])),
            'Y',
        );
        let harbour: Desk;
        let haizhou: Desk;
        let creditId: string;
        let first: string;
        const inVault = async ({ maker }: Desk) => (await maker.get('/v1/vault')).at('coins');

        beforeAll(async () => {
            [harbour, haizhou] = [deskOf(running(), issuing), deskOf(running(), advising)];
            await carryCalendarOn(running());
            creditId = await issued(running(), { letterOfCreditReference: 'HCB2603LC0041', terms: atSight });
            await haizhou.maker.post(`/v1/letters-of-credit/${creditId}/advices`);
            const page = `/v1/letters-of-credit/${creditId}/presentations`;
            first = `${page}/1`;
            const presented = { number: 1, examiningBank: issuing, amount: cny('450000.00'), documents: complying };
            expect(outcome(await haizhou.maker.post(page, presented))).toEqual([201, 'LODGED']);
            await harbour.maker.post(`${first}/examinations`);
            const judged = await harbour.maker.post(`${first}/judgements`, { dropped: [], added: [] });
            expect(outcome(judged)).toEqual([200, 'COMPLYING']);
        }, 60_000);

        it('the money is for the bank that presented, and for nobody’s wallet', async () => {
            const honour = (body: object) => harbour.maker.post(`${first}/honours`, body);
            const means = { kind: 'E_CNY', walletId: 'a'.repeat(32) };

            expect(outcome(await honour({}))).toEqual([422, 'PAYMENT_AT_SIGHT_MUST_HAVE_MEANS']);
            expect(outcome(await honour({ means }))).toEqual([422, 'PAYMENT_MUST_REACH_PRESENTER']);
        });

        it('without enough coins nothing is honoured', async () => {
            await issueCoins(running(), '449999.99');
            const proposed = await harbour.maker.post(`${first}/honours`, { means: { kind: 'E_CNY' } });
            const approve = `/v1/approvals/${proposed.text('approvalId')}/approve`;

            expect(outcome(await harbour.checker.post(approve))).toEqual([409, 'COINS_MUST_COVER_AMOUNT']);
            // What its bank has found nobody else is told before it honours.
            const seen = await Promise.all([harbour, haizhou].map(({ maker }) => maker.get(first)));
            expect(seen.map((each) => each.at('status'))).toEqual(['COMPLYING', 'EXAMINING']);
            await issueCoins(running(), '50000.00');
            const before = await inVault(haizhou);

            const approved = await harbour.checker.post(approve);
            const transactionId = approved.text('ledger.transactionId');
            expect(outcome(approved)).toEqual([200, 'APPROVED']);
            expect(await inVault(harbour)).toEqual(cny('49999.99'));
            expect([before, await inVault(haizhou)]).toEqual([cny('0.00'), cny('450000.00')]);
            for (const { maker } of [harbour, haizhou]) {
                const held = await maker.get(first);
                expect([held.at('status'), held.at('payment.transactionId')]).toEqual(['PAID', transactionId]);
            }
            expect(await collectionsWrittenBy(transactionId, running())).toEqual(
                expect.arrayContaining([
                    `dcep coins_${issuing}`,
                    `dcep coins_${advising}`,
                    `trade vault_${issuing}`,
                    `trade vault_${advising}`,
                ]),
            );
        });

        it('the bank that presented finds for which credit it was paid, and the bank outside finds nothing', async () => {
            const came = await haizhou.maker.get(`/v1/remittances?payeeBank=${advising}`);
            const outside = deskOf(running(), confirming).maker;

            expect(came.list('data')).toMatchObject([{ reference: creditId, amount: cny('450000.00') }]);
            expect((await outside.get(first)).status).toBe(404);
        });
    });
}

/** What is owed at maturity is a claim, which its debtor pays before it is due: the claim, the presentation and the coins move at once. */
export function claims(running: () => TestConsortium): void {
    describe('what a bank has bound itself to pay is a claim, and is prepaid in e-CNY', () => {
        const complying = renewed(inYuan(inOurDays([invoice, billOfLading, insurance])), 'Z');
        let harbour: Desk;
        let haizhou: Desk;
        let creditId: string;
        let claimPage: string;
        const held = async ({ maker }: Desk) => (await maker.get(`/v1/claims?creditId=${creditId}`)).list('data');
        const inVault = async ({ maker }: Desk) => (await maker.get('/v1/vault')).at('coins');

        beforeAll(async () => {
            [harbour, haizhou] = [deskOf(running(), issuing), deskOf(running(), advising)];
            creditId = await issued(running(), { letterOfCreditReference: 'HCB2603LC0041', terms: later(atSight) });
            const page = `/v1/letters-of-credit/${creditId}/presentations`;
            const presented = { number: 1, examiningBank: issuing, amount: cny('40000.00'), documents: complying };
            await haizhou.maker.post(page, presented);
            const examined = await harbour.maker.post(`${page}/1/examinations`);
            // The documents are those of a larger drawing: the bank takes them all the same.
            const dropped = examined
                .list('findings')
                .flatMap(({ kind }, finding) => (kind === 'DISCREPANCY' ? [{ finding, reason: 'agreed' }] : []));
            await harbour.maker.post(`${page}/1/judgements`, { dropped, added: [] });
            await byTwo(harbour, `${page}/1/honours`);
        }, 60_000);

        it('it lies with the two banks alone, and nobody pays it for its debtor, nor as if it were due', async () => {
            const [claim] = await held(haizhou);
            claimPage = `/v1/claims/${String(claim?.['claimId'])}`;
            const body = { means: { kind: 'E_CNY' } };

            expect(claim).toMatchObject({ debtorBank: issuing, holder: advising, amount: cny('40000.00') });
            expect(await held(harbour)).toEqual([claim]);
            expect((await deskOf(running(), confirming).maker.get(claimPage)).status).toBe(404);
            expect(outcome(await haizhou.maker.post(`${claimPage}/payments`, body))).toEqual([
                403,
                'CLAIM_MUST_BE_PAID_BY_ITS_DEBTOR',
            ]);
            expect(outcome(await harbour.maker.post(`${claimPage}/payments`, body))).toEqual([
                409,
                'PAYMENT_MUST_NOT_PRECEDE_MATURITY',
            ]);
        });

        it('prepaid for less than all, it is settled in full, and so is the presentation', async () => {
            const prepay = (amount: string) => ({ means: { kind: 'E_CNY' }, proceeds: cny(amount) });
            expect(outcome(await harbour.maker.post(`${claimPage}/prepayments`, prepay('40000.01')))).toEqual([
                422,
                'PREPAYMENT_MUST_NOT_EXCEED_CLAIM',
            ]);
            const before = await inVault(haizhou);
            await byTwo(harbour, `${claimPage}/prepayments`, prepay('39200.00'));

            expect([before, await inVault(haizhou)]).toEqual([cny('450000.00'), cny('489200.00')]);
            const regulator = running().organisation('SafeMSP').user('regulator-1');
            const supervised = claimPage.replace('/v1/', `/v1/supervision/`).replace('claims/', `claims/${advising}/`);
            for (const answer of [await haizhou.maker.get(claimPage), await regulator.get(supervised)]) {
                expect([answer.at('status'), answer.at('proceeds')]).toEqual(['PREPAID', cny('39200.00')]);
            }
            const presented = await haizhou.maker.get(`/v1/letters-of-credit/${creditId}/presentations/1`);
            expect(outcome(presented)).toEqual([200, 'PAID']);
        });
    });
}
