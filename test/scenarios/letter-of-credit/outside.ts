import { canonicalJson } from '@cohong/domain/kernel/json';
import { invoice } from '@cohong/domain/document/testing/samples';
import type { CreditTermsWire } from '@cohong/domain/letter-of-credit/terms';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { inOurDays } from '../../story/documents.js';
import { everythingReadableBy, guessed, hashesIn, placesOf, type Found } from '../adversary.js';
import type { TestConsortium } from '../consortium.js';
import {
    advising,
    byTwo,
    carryCalendarOn,
    deskOf,
    fourthBank,
    inDays,
    issued,
    issuing,
    outcome,
    usance,
    type Desk,
} from './desks.js';

/** What a bank outside the credit must not find. */
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
};

/** A credit between two banks from its application to a refusal, and a bank outside that looks at all that it can read. */
export function outside(running: () => TestConsortium): void {
    describe('what a bank outside a credit can learn of it', () => {
        let ids: Readonly<Record<string, string>>;
        let seen: readonly Found[];
        let known: readonly Found[];
        const found = (haystack: readonly Found[]) =>
            Object.entries(needles).flatMap(([what, needle]) => (placesOf(needle, haystack).length > 0 ? [what] : []));

        beforeAll(async () => {
            const [harbour, haizhou] = [deskOf(running(), issuing), deskOf(running(), advising)];
            await carryCalendarOn(running());
            const creditId = await issued(running(), {
                letterOfCreditReference: needles['the number of the credit'],
                terms: secret,
                instructions: { instructionsToBanks: needles['what the banks tell each other'] },
            });
            const approvalId = await lifeOf(`/v1/letters-of-credit/${creditId}`, { harbour, haizhou });
            await writeWhereEverybodyReads(running());

            ids = {
                bank: issuing,
                creditId,
                approvalId,
                amendmentNumber: '1',
                presentationNumber: '1',
                assignmentNumber: '1',
            };
            // It knows every id, though nobody told it any but that of the credit, which is in the events.
            seen = await everythingReadableBy(fourthBank, running(), ids);
            known = await everythingReadableBy(issuing, running(), ids);
        }, 120_000);

        it('is no term, name or amount in clear, all of which the same search finds at its issuing bank', () => {
            expect(found(seen)).toEqual([]);
            expect(found(known)).toEqual(Object.keys(needles));
        });

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
    const added = {
        finding: {
            kind: 'DISCREPANCY',
            code: 'STAMP_MUST_BE_LEGIBLE',
            rule: 'ISBP 745 A35',
            field: 'signatures',
            expected: 'a stamp that can be read',
            found: needles['what was found wrong'],
        },
        reason: 'Seen on the first original',
    };
    const judged = await harbour.maker.post(`${page}/presentations/1/judgements`, { dropped: [], added: [added] });
    expect(outcome(judged)).toEqual([200, 'DISCREPANT']);
    const refusal = await harbour.maker.post(`${page}/presentations/1/refusals`, { disposal: 'RETURNING' });
    const approvalId = refusal.text('approvalId');
    expect((await harbour.checker.post(`/v1/approvals/${approvalId}/approve`)).status).toBe(200);

    return approvalId;
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
