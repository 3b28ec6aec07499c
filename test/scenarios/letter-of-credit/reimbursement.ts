import { randomBytes, randomUUID } from 'node:crypto';
import { insurance, invoice } from '@cohong/domain/document/testing/samples';
import { billOfLading } from '@cohong/domain/document/testing/transport-samples';
import { chinaDate } from '@cohong/domain/kernel/time';
import type { CreditTermsWire } from '@cohong/domain/letter-of-credit/terms';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { everythingDeliveredTo, placesOf } from '../adversary.js';
import type { Answer } from '../../story/client.js';
import { inOurDays, renewed } from '../../story/documents.js';
import type { TestConsortium } from '../consortium.js';
import { actAt } from '../dcep/dated-act.js';
import {
    advising,
    byTwo,
    carryCalendarOn,
    confirming,
    deskOf,
    fourthBank,
    inDays,
    issued,
    issuing,
    outcome,
    usance,
    type Desk,
} from './desks.js';

/** At sight at the confirming bank, which claims on the fourth bank under URR 725. */
const sight: CreditTermsWire = {
    ...usance,
    applicableRules: { code: 'UCPURR_LATEST_VERSION' },
    availability: { availableWith: usance.availability.availableWith, by: 'PAYMENT' },
    reimbursingBank: { mspId: fourthBank, partyName: 'Lingnan Bank', countryCode: 'CN' },
    presentationPeriod: { days: 60 },
};
/** What the reimbursing bank has no business to know. */
const needles = {
    'the applicant': 'Straits Homeware Pte. Ltd.',
    'the beneficiary': 'Haizhou Lantern Home Textiles Co., Ltd.',
    'the goods': 'cotton bed sheets, brand LANTERN',
};
const dollars = (amount: string) => ({ amount, currency: 'USD' });
const uetr = 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01';
/** A payment outside the ledger: each has a reference of its own. */
const outside = (): object => ({ kind: 'OUTSIDE', uetr: randomUUID() });

/** The invoice of the samples is for more than one drawing, which people see. */
const dropped = (examined: Answer) =>
    examined
        .list('findings')
        .flatMap(({ kind }, finding) => (kind === 'DISCREPANCY' ? [{ finding, reason: 'Of both drawings' }] : []));

/** Two drawings are claimed on a bank outside the credit: one it pays on its third day, the other it leaves unanswered. */
export function reimbursement(running: () => TestConsortium): void {
    describe('a bank outside the credit reimburses who has honoured (UCP 600 art. 13, URR 725)', () => {
        let [harbour, haizhou, pearl, lingnan]: readonly Desk[] = [];
        let creditId: string;
        const page = () => `/v1/reimbursement-authorisations/${creditId}`;
        const claim = (number: number, amount: string, presentationNumber = number) =>
            pearl!.maker.post(`${page()}/claims`, { number, presentationNumber, amount: dollars(amount) });

        beforeAll(async () => {
            [harbour, haizhou, pearl, lingnan] = [issuing, advising, confirming, fourthBank].map((bank) =>
                deskOf(running(), bank),
            );
            await carryCalendarOn(running());
            creditId = await issued(running(), { letterOfCreditReference: 'LC26/000160', terms: sight });
            const credit = `/v1/letters-of-credit/${creditId}`;
            await haizhou!.maker.post(`${credit}/advices`);
            await byTwo(pearl!, `${credit}/confirmations`);
            const complying = inOurDays([invoice, billOfLading, insurance]);
            for (const [number, documents] of [
                [1, complying],
                [2, renewed(complying, 'B')],
            ] as const) {
                const presented = { number, examiningBank: confirming, amount: dollars('200000.00'), documents };
                await haizhou!.maker.post(`${credit}/presentations`, presented);
                const examined = await pearl!.maker.post(`${credit}/presentations/${number}/examinations`);
                const judgement = { dropped: dropped(examined), added: [] };
                await pearl!.maker.post(`${credit}/presentations/${number}/judgements`, judgement);
                await byTwo(pearl!, `${credit}/presentations/${number}/honours`, { means: outside() });
            }
        }, 120_000);

        it('is authorised as the credit says, bound by its own undertaking, and nobody takes that back', async () => {
            const authorise = (amount: string, more: object = {}) => ({ creditId, amount: dollars(amount), ...more });
            const all = '/v1/reimbursement-authorisations';
            expect(outcome(await claim(1, '200000.00'))).toEqual([404, 'RECORD_MUST_EXIST']);
            expect(outcome(await harbour!.maker.post(all, authorise('472500.01')))).toEqual([
                422,
                'AUTHORISATION_MUST_CONFORM_TO_CREDIT',
            ]);
            const certified = authorise('400000.00', { certificateOfCompliance: true });
            expect((await harbour!.maker.post(all, certified)).status).toBe(422);

            await byTwo(harbour!, all, authorise('200000.00', { latestClaimDate: inDays(200) }));
            await byTwo(harbour!, `${page()}/amendments`, { amount: dollars('399999.99') });
            await byTwo(lingnan!, `${page()}/undertakings`);
            expect(outcome(await harbour!.maker.post(`${page()}/cancellations`))).toEqual([
                409,
                'UNDERTAKING_MUST_NOT_BE_CHANGED',
            ]);
            expect((await lingnan!.maker.get(page())).body).toMatchObject({
                reimbursingBank: fourthBank,
                claimingBanks: [confirming],
                amount: dollars('399999.99'),
                rules: 'URR_725',
                undertaking: { decision: { outcome: 'GIVEN' } },
            });
        });

        it('a drawing is claimed once, by who has honoured it, and not beyond the drawing or the authorisation', async () => {
            expect(outcome(await claim(1, '200000.01'))).toEqual([422, 'CLAIM_MUST_NOT_EXCEED_DRAWING']);
            const first = await claim(1, '200000.00');
            expect(outcome(first)).toEqual([201, 'CLAIMED']);
            expect(first.at('isUndertaken')).toBe(true);
            expect(outcome(await claim(2, '199999.99', 1))).toEqual([409, 'DRAWING_MUST_BE_CLAIMED_ONCE']);
            expect(outcome(await claim(2, '200000.00'))).toEqual([409, 'CLAIM_MUST_BE_WITHIN_AUTHORISATION']);
            expect(outcome(await claim(2, '199999.99'))).toEqual([201, 'CLAIMED']);
        });

        it('the first is answered on the third banking day, which is in time', async () => {
            const before = await lingnan!.maker.get(`${page()}/claims/1`);
            const onThirdDay = new Date(Date.parse(before.text('answerEnds.earlier.endsAt')) - 1);
            const noFunds = { reason: 'NO_FUNDS', explanation: 'The account is not in funds' };
            expect(outcome(await lingnan!.maker.post(`${page()}/claims/1/declines`, noFunds))).toEqual([
                409,
                'REIMBURSEMENT_UNDERTAKING_MUST_BE_HONOURED',
            ]);

            const approvalId = randomBytes(16).toString('hex');
            const act = (user: string, name: string, input: object) =>
                actAt(running(), onThirdDay, {
                    user: [fourthBank, user],
                    chaincode: 'trade',
                    act: `reimbursement-claim:${name}`,
                    input,
                    endorsers: [fourthBank, 'SafeMSP'],
                });
            await act('maker-1', 'ProposeReimbursement', { creditId, number: 1, uetr, approvalId });
            await act('checker-1', 'ApproveReimbursement', { approvalId });

            for (const { maker } of [harbour!, pearl!, lingnan!]) {
                const held = await maker.get(`${page()}/claims/1`);
                expect([held.at('status'), held.at('payment.uetr'), held.at('overdueAt')]).toEqual([
                    'REIMBURSED',
                    uetr,
                    undefined,
                ]);
            }
        });

        it('the second is not: it cannot be declined any more, and the issuing bank pays with interest', async () => {
            const second = `${page()}/claims/2`;
            const tooLate = (await pearl!.maker.get(second)).text('answerEnds.later.endsAt');
            const notConforming = {
                reason: 'CLAIM_DOES_NOT_CONFORM',
                explanation: 'The number of the credit is wrong',
            };
            const demand = (desk: Desk) =>
                desk.maker.post(`${second}/demands`, { yearlyBasisPoints: 450, expenses: dollars('62.50') });
            expect(outcome(await demand(pearl!))).toEqual([409, 'DEMAND_MUST_FOLLOW_FAILURE_TO_REIMBURSE']);
            await actAt(running(), new Date(tooLate), {
                user: [confirming, 'maker-1'],
                chaincode: 'trade',
                act: 'reimbursement-claim:NoteOverdue',
                input: { creditId, number: 2 },
                endorsers: [confirming, 'SafeMSP'],
            });

            expect(outcome(await lingnan!.maker.post(`${second}/declines`, notConforming))).toEqual([
                409,
                'NOTICE_OF_NON_PAYMENT_MUST_BE_IN_TIME',
            ]);
            const demanded = await demand(pearl!);
            expect(demanded.at('demand.daysPerYear')).toBe(360);
            const valueDate = chinaDate(demanded.text('demand.at'));
            await byTwo(harbour!, `${second}/covers`, { means: outside(), valueDate });
            const covered = await pearl!.maker.get(second);
            // Days pass in the story by its acts alone: by the clock of the gateways the claim was due this week.
            expect([covered.at('status'), covered.at('overdueAt')]).toEqual(['COVERED', tooLate]);
            expect(covered.at('cover')).toMatchObject({
                amount: dollars('199999.99'),
                interest: dollars('0.00'),
                expenses: dollars('62.50'),
            });
        });

        it('each of its banks lists the claims, the advising bank has none, and SAFE sees them', async () => {
            const listed = await lingnan!.maker.get('/v1/reimbursement-claims?status=COVERED');
            const regulator = running().organisation('SafeMSP').user('regulator-1');
            const books = `/v1/supervision/reimbursement-authorisations/${fourthBank}/${creditId}`;

            expect(listed.list('data')).toMatchObject([{ number: 2, claimingBank: confirming }]);
            expect((await haizhou!.maker.get('/v1/reimbursement-authorisations')).list('data')).toEqual([]);
            expect(outcome(await haizhou!.maker.get(page()))).toEqual([404, 'RECORD_MUST_EXIST']);
            expect(outcome(await regulator.get(`${books}/claims/1`))).toEqual([200, 'REIMBURSED']);
        });

        it('the reimbursing bank learns what it has to pay, and nothing of goods, documents or customers', async () => {
            const seen = await everythingDeliveredTo(fourthBank, running());

            expect(placesOf('199999.99', seen).length).toBeGreaterThan(0);
            for (const [what, needle] of Object.entries(needles)) {
                expect([what, placesOf(needle, seen)]).toEqual([what, []]);
            }
        }, 60_000);
    });

    describe('an authorisation without an undertaking', () => {
        it('may be refused an undertaking, and is taken back; nobody else but its bank does so', async () => {
            const [harbour, lingnan] = [deskOf(running(), issuing), deskOf(running(), fourthBank)];
            const creditId = await issued(running(), { letterOfCreditReference: 'LC26/000161', terms: sight });
            const page = `/v1/reimbursement-authorisations/${creditId}`;
            const wanted = { creditId, amount: dollars('450000.00'), latestClaimDate: inDays(200) };
            await byTwo(harbour, '/v1/reimbursement-authorisations', wanted);

            expect((await lingnan.maker.post(`${page}/undertaking-refusals`)).at('undertaking.decision.outcome')).toBe(
                'DECLINED',
            );
            expect(outcome(await lingnan.maker.post(`${page}/cancellations`))).toEqual([404, 'RECORD_MUST_EXIST']);
            await byTwo(harbour, `${page}/cancellations`);
            expect((await lingnan.maker.get(page)).at('cancelledAt')).toBeDefined();
            expect(outcome(await harbour.maker.post(`${page}/amendments`, { amount: dollars('1.00') }))).toEqual([
                409,
                'AUTHORISATION_MUST_STAND',
            ]);
        }, 60_000);
    });
}
