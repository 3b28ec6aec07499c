import { insurance, invoice } from '@cohong/domain/document/testing/samples';
import { billOfLading } from '@cohong/domain/document/testing/transport-samples';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { inOurDays, renewed } from '../../story/documents.js';
import { Holder } from '../../story/holder.js';
import type { TestConsortium } from '../consortium.js';
import { advising, byTwo, deskOf, fourthBank, issued, issuing, outcome, type Desk } from './desks.js';
import { atSight, cny, inYuan, issueCoins, later } from './settlement.js';

/** The first has a wallet at the bank that pays, the second is paid outside the ledger. */
const mill = { partyName: 'Yongjiang Cotton Mill Co., Ltd.', uscc: '91330206MA2LM0069W', countryCode: 'CN' };
const dyer = { partyName: 'Temasek Dye Works Pte. Ltd.', countryCode: 'SG' };
const uetr = '5d3c0b9e-7a41-4c6f-8e2d-1f0a9b8c7d65';

/** Proceeds are assigned to two (UCP 600 art. 39): when the bank pays, they are paid first. */
export function assignment(running: () => TestConsortium): void {
    describe('proceeds of a credit are assigned, and the assignees are paid before the beneficiary', () => {
        let harbour: Desk;
        let haizhou: Desk;
        let credit: string;
        let claimPage: string;
        const inVault = async ({ maker }: Desk) => (await maker.get('/v1/vault')).at('coins');

        beforeAll(async () => {
            [harbour, haizhou] = [deskOf(running(), issuing), deskOf(running(), advising)];
            await issueCoins(running(), '40000.00');
            const terms = later(atSight);
            credit = `/v1/letters-of-credit/${await issued(running(), { letterOfCreditReference: 'HCB2603LC0043', terms })}`;
        }, 60_000);

        it('the bank that pays binds itself by two users, and nobody but the two banks finds the assignee', async () => {
            const assign = (number: number, assignee: object, amount: string) =>
                haizhou.maker.post(`${credit}/assignments`, {
                    number,
                    payingBank: issuing,
                    assignee,
                    amount: cny(amount),
                });
            expect(outcome(await assign(1, mill, '25000.00'))).toEqual([201, 'REQUESTED']);
            expect(outcome(await assign(2, dyer, '10000.00'))).toEqual([201, 'REQUESTED']);
            for (const number of [1, 2]) {
                await byTwo(harbour, `${credit}/assignments/${number}/acknowledgements`);
            }

            const [listed] = (await haizhou.maker.get('/v1/proceeds-assignments?order=oldest-first')).list('data');
            expect(listed).toMatchObject({ number: 1, assignee: mill, status: 'ACKNOWLEDGED' });
            const { maker: outsider } = deskOf(running(), fourthBank);
            expect((await outsider.get(`${credit}/assignments/1`)).status).toBe(404);
            expect((await outsider.get('/v1/proceeds-assignments')).list('data')).toEqual([]);
            const regulator = running().organisation('SafeMSP').user('regulator-1');
            const supervised = credit.replace(
                '/v1/letters-of-credit/',
                `/v1/supervision/letters-of-credit/${issuing}/`,
            );
            expect((await regulator.get(`${supervised}/assignments/1`)).at('assignee')).toEqual(mill);
        });

        it('what it pays at once goes into the one’s wallet, outside to the other, and the rest to who presented', async () => {
            const documents = renewed(inYuan(inOurDays([invoice, billOfLading, insurance])), 'V');
            const presented = { number: 1, examiningBank: issuing, amount: cny('40000.00'), documents };
            await haizhou.maker.post(`${credit}/presentations`, presented);
            const examined = await harbour.maker.post(`${credit}/presentations/1/examinations`);
            const dropped = examined
                .list('findings')
                .flatMap(({ kind }, finding) => (kind === 'DISCREPANCY' ? [{ finding, reason: 'agreed' }] : []));
            await harbour.maker.post(`${credit}/presentations/1/judgements`, { dropped, added: [] });
            await byTwo(harbour, `${credit}/presentations/1/honours`);
            const creditId = credit.split('/').at(-1)!;
            const [claim] = (await harbour.maker.get(`/v1/claims?creditId=${creditId}`)).list('data');
            claimPage = `/v1/claims/${String(claim?.['claimId'])}`;
            const { holderKey } = new Holder();
            const opening = { holderUscc: mill.uscc, holderName: mill.partyName, holderKey };
            const walletId = (await harbour.maker.post('/v1/wallets', opening)).text('walletId');

            const prepay = { means: { kind: 'E_CNY' }, proceeds: cny('39200.00') };
            const refused = await harbour.maker.post(`${claimPage}/prepayments`, prepay);
            expect(outcome(refused)).toEqual([409, 'ASSIGNEES_MUST_BE_PAID_FIRST']);
            const shares = [
                { assignmentNumber: 1, amount: cny('25000.00'), means: { kind: 'E_CNY', walletId } },
                { assignmentNumber: 2, amount: cny('10000.00'), means: { kind: 'OUTSIDE', uetr } },
            ];
            const before = await inVault(haizhou);
            await byTwo(harbour, `${claimPage}/prepayments`, { ...prepay, shares });

            expect([before, await inVault(haizhou)]).toEqual([cny('489200.00'), cny('493400.00')]);
            expect((await harbour.maker.get(`/v1/wallets/${walletId}`)).at('balance')).toEqual(cny('25000.00'));
            const settled = await haizhou.maker.get(claimPage);
            expect([settled.at('status'), settled.at('payment.toAssignees')]).toEqual(['PREPAID', cny('35000.00')]);
            const paid = await haizhou.maker.get(`${credit}/assignments/2`);
            expect(paid.list('paid')).toMatchObject([{ amount: cny('10000.00'), payment: { means: 'OUTSIDE', uetr } }]);
            const told = await haizhou.maker.get(`${credit}/timeline`);
            const codes = told.list('entries').map(({ code }) => code);
            expect(codes.filter((code) => code === 'ASSIGNEE_PAID')).toHaveLength(2);
        });
    });
}
