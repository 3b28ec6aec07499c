import { canonicalJson } from '@cohong/domain/kernel/json';
import { invoice } from '@cohong/domain/document/testing/samples';
import type { CreditTermsWire } from '@cohong/domain/letter-of-credit/terms';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { inOurDays, renewed } from '../../story/documents.js';
import { everythingDeliveredTo, everythingReadableBy, guessed, hashesIn, placesOf, type Found } from '../adversary.js';
import type { TestConsortium } from '../consortium.js';
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
import { uetr as paidByClaim } from './domestic.js';
import { substitutedAmount, toWeaver } from './transfers.js';

/** What a bank outside the credit must not find, and its issuing bank knows. */
const needles = {
    'the applicant': 'Temasek Lantern Traders Pte. Ltd.',
    'the beneficiary': 'Haizhou Brocade Weaving Mill Co., Ltd.',
    'the amount': '731299.50',
    'the amended amount': '745118.20',
    'the amount claimed': '618204.31',
    'the goods': 'Brocade curtains with dragon medallions',
    'the number of the credit': 'LC26-SECRET-77',
    'the number of the invoice': 'HB-2026-90417',
    'the assignee': 'Cihu Silk Throwing Works Co., Ltd.',
    'what was found wrong': 'The stamp of the chamber is in violet ink',
    'what the banks tell each other': 'Debit our account at thirty basis points',
    "what is in a bank's working papers": 'Seen by the light of the second window',
    'what the issuing bank was advised of': 'The drawing number is that of a loom',
    'the amount claimed for reimbursement': '104417.36',
    'what the reimbursing bank answers': 'The account has stood at a debit since the fair',
    'the payment of a drawing': '5f0c2d1e-7b3a-4c88-9d16-e0a4b7c93f52',
    'the payment of a claim, under a domestic credit': paidByClaim,
};
/** The same of a transfer to another than its own customer, which the issuing bank is not told either: it knows who transfers. */
const ofTransfer = {
    'another second beneficiary': toWeaver.secondBeneficiary.partyName,
    'how its credit is called': 'PRB-T-0002',
    "the first beneficiary's invoice": substitutedAmount,
};
/** Written by a careless officer where everybody reads. */
const planted = 'Closed for the inventory of dragon medallions';

const secret: CreditTermsWire = {
    ...usance,
    applicant: { ...usance.applicant, partyName: needles['the applicant'] },
    beneficiary: { ...usance.beneficiary, partyName: needles['the beneficiary'] },
    amount: { amount: needles['the amount'], currency: 'USD' },
    availability: { availableWith: { kind: 'ANY_BANK', countryCode: 'CN' }, by: 'PAYMENT' },
    goods: { kind: 'GOODS', lines: [{ description: needles['the goods'] }] },
    confirmation: { instruction: 'WITHOUT' },
    reimbursingBank: { mspId: confirming, partyName: 'Pearl River Bank', countryCode: 'CN' },
};

/** A credit between two banks from its application to a refusal, and a bank outside that looks at all that it can read. */
export function outside(running: () => TestConsortium): void {
    describe('what a bank outside a credit can learn of it', () => {
        let ids: Readonly<Record<string, string>>;
        let seen: readonly Found[];
        let known: readonly Found[];
        const found = (haystack: readonly Found[]) =>
            Object.entries({ ...needles, ...ofTransfer }).flatMap(([what, needle]) =>
                placesOf(needle, haystack).length > 0 ? [what] : [],
            );

        beforeAll(async () => {
            const [harbour, haizhou, pearl] = [issuing, advising, confirming].map((bank) =>
                deskOf(running(), bank),
            ) as [Desk, Desk, Desk];
            await carryCalendarOn(running());
            const creditId = await issued(running(), {
                letterOfCreditReference: needles['the number of the credit'],
                terms: secret,
                instructions: { instructionsToBanks: needles['what the banks tell each other'] },
            });
            const page = `/v1/letters-of-credit/${creditId}`;
            const approvalId = await lifeOf(page, { harbour, haizhou });
            await takenAndReimbursed(creditId, { harbour, haizhou, pearl });
            await writeWhereEverybodyReads(running());

            ids = {
                bank: issuing,
                creditId,
                approvalId,
                amendmentNumber: '1',
                presentationNumber: '1',
                assignmentNumber: '1',
                claimNumber: '1',
            };
            // It knows every id, though nobody told it any but that of the credit, which is in the events.
            seen = await everythingReadableBy(fourthBank, running(), ids);
            known = await everythingReadableBy(issuing, running(), ids);
        }, 120_000);

        it('is no term, name or amount in clear, all of which the same search finds at its issuing bank', () => {
            expect(found(seen)).toEqual([]);
            expect(found(known)).toEqual(Object.keys(needles));
        });

        it('is nothing of the transfers of another, which the same search finds at the bank that has transferred', async () => {
            const transferring = await everythingDeliveredTo(confirming, running());

            expect(found(transferring)).toEqual(expect.arrayContaining(Object.keys(ofTransfer)));
        }, 60_000);

        it('is what somebody has written where everybody reads: that the search finds', () => {
            expect(placesOf(planted, seen)).not.toEqual([]);
        });

        it('is nothing behind a hash, guessed with everything but its salt; of a record whose id is public, that it is there', () => {
            const hashes = hashesIn(seen);
            const { creditId } = ids;
            const keysOf = (id: string) => ['credit', 'credit-instructions'].map((kind) => `\0${kind}\0${id}\0`);
            const guesses = Object.values(needles).flatMap((needle) => [
                needle,
                JSON.stringify(needle),
                canonicalJson({ amount: needle, currency: 'USD' }),
                ...keysOf(needle),
            ]);

            expect(hashes.size).toBeGreaterThan(50);
            expect(guessed([...guesses, canonicalJson(secret)], hashes)).toEqual([]);
            expect(guessed(keysOf(creditId!), hashes)).toEqual(keysOf(creditId!));
        });

        it('is no credit, whatever it does', async () => {
            const { maker } = deskOf(running(), fourthBank);
            const page = `/v1/letters-of-credit/${ids['creditId']!}`;

            for (const act of ['advices', 'expiry', 'closure', 'confirmation-refusals', 'amendments/1/advices']) {
                expect(outcome(await maker.post(`${page}/${act}`))).toEqual([404, 'RECORD_MUST_EXIST']);
            }
            expect(outcome(await maker.post(`${page}/presentations/1/examinations`))).toEqual([
                404,
                'RECORD_MUST_EXIST',
            ]);
        });
    });
}

/** What people see to be wrong. */
const wrong = (found: string, reason: string): object => ({
    finding: {
        kind: 'DISCREPANCY',
        code: 'STAMP_MUST_BE_LEGIBLE',
        rule: 'ISBP 745 A35',
        field: 'signatures',
        expected: 'a stamp that can be read',
        found,
    },
    reason,
});

/** Advised, amended, assigned, presented and refused; the id of the refusal's approval. */
async function lifeOf(
    page: string,
    { harbour, haizhou }: { readonly harbour: Desk; readonly haizhou: Desk },
): Promise<string> {
    await haizhou.maker.post(`${page}/advices`);
    const changes = { amount: { amount: needles['the amended amount'], currency: 'USD' } };
    await byTwo(harbour, `${page}/amendments`, { number: 1, changes, removes: [] });
    await haizhou.maker.post(`${page}/amendments/1/advices`);
    await haizhou.maker.post(`${page}/amendments/1/answers`, { answer: 'ACCEPT' });

    const assignee = { partyName: needles['the assignee'], countryCode: 'CN' };
    await haizhou.maker.post(`${page}/assignments`, { number: 1, payingBank: issuing, assignee });

    const documents = inOurDays([{ ...invoice, documentReference: needles['the number of the invoice'] }]);
    const amount = { amount: needles['the amount claimed'], currency: 'USD' };
    const claim = { number: 1, examiningBank: issuing, amount, documents };
    expect(outcome(await haizhou.maker.post(`${page}/presentations`, claim))).toEqual([201, 'LODGED']);
    expect((await harbour.maker.post(`${page}/presentations/1/examinations`)).status).toBe(200);
    const added = wrong(needles['what was found wrong'], needles["what is in a bank's working papers"]);
    const judged = await harbour.maker.post(`${page}/presentations/1/judgements`, { dropped: [], added: [added] });
    expect(outcome(judged)).toEqual([200, 'DISCREPANT']);
    expect(outcome(await harbour.maker.post(`${page}/presentations/1/waiver-requests`))).toEqual([
        200,
        'WAIVER_SOUGHT',
    ]);
    const refusal = await harbour.maker.post(`${page}/presentations/1/refusals`, { disposal: 'RETURNING' });
    const approvalId = refusal.text('approvalId');
    expect((await harbour.checker.post(`/v1/approvals/${approvalId}/approve`)).status).toBe(200);

    return approvalId;
}

/** Other documents, which the nominated bank takes by authority, pays and claims: the reimbursing bank does not pay. */
async function takenAndReimbursed(
    creditId: string,
    { harbour, haizhou, pearl }: Readonly<Record<'harbour' | 'haizhou' | 'pearl', Desk>>,
): Promise<void> {
    const page = `/v1/letters-of-credit/${creditId}/presentations`;
    const second = `${page}/2`;
    const amount = { amount: needles['the amount claimed for reimbursement'], currency: 'USD' };
    await byTwo(harbour, '/v1/reimbursement-authorisations', { creditId, amount });
    const documents = renewed(inOurDays([invoice]), 'SECOND');
    await haizhou.maker.post(page, { number: 2, examiningBank: advising, amount, documents });
    const examined = await haizhou.maker.post(`${second}/examinations`);
    const dropped = examined
        .list('findings')
        .flatMap(({ kind }, finding) => (kind === 'DISCREPANCY' ? [{ finding, reason: 'not so' }] : []));
    const added = [wrong(needles['what the issuing bank was advised of'], 'Seen')];
    await haizhou.maker.post(`${second}/judgements`, { dropped, added });
    await haizhou.maker.post(`${second}/discrepancy-advices`);
    await byTwo(harbour, `${second}/discrepancy-advices/answers`, { answer: 'AUTHORISE' });
    await byTwo(haizhou, `${second}/waivers`);
    await byTwo(haizhou, `${second}/honours`, {
        means: { kind: 'OUTSIDE', uetr: needles['the payment of a drawing'] },
    });

    const claims = `/v1/reimbursement-authorisations/${creditId}/claims`;
    const claimed = await haizhou.maker.post(claims, { number: 1, presentationNumber: 2, amount });
    expect(outcome(claimed)).toEqual([201, 'CLAIMED']);
    const explanation = needles['what the reimbursing bank answers'];
    await byTwo(pearl, `${claims}/1/declines`, { reason: 'NO_FUNDS', explanation });
}

async function writeWhereEverybodyReads({ organisation }: TestConsortium): Promise<void> {
    const officer = organisation('PbocMSP').user('officer-1');
    const { version } = (await officer.get('/v1/calendars/REYKJAVIK')).body as { readonly version: number };
    const body = {
        expectedVersion: version,
        days: [{ day: inDays(40), kind: 'HOLIDAY', name: planted }],
        source: 'made for this test',
    };
    expect((await officer.post('/v1/calendars/REYKJAVIK/amendments', body)).status).toBe(200);
}
