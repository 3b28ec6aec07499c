import { dayCounts } from '@cohong/domain/day-count/testing/samples';
import { addDays } from '@cohong/domain/kernel/time';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { everythingDeliveredTo, placesOf } from '../adversary.js';
import type { TestConsortium } from '../consortium.js';
import {
    advising,
    byTwo,
    confirming,
    deskOf,
    fourthBank,
    inDays,
    issuing,
    outcome,
} from '../letter-of-credit/desks.js';
import type { Desk } from '../letter-of-credit/desks.js';
import { cny, issueCoins } from '../letter-of-credit/settlement.js';
import { byTwoOn } from './by-two-on.js';
import { heldClaim } from './held-claim.js';
import { askedOf } from './quotes.js';

const all = '/v1/participations';
/** What of the claim each bank bears the risk of; the second is not to be told to the debtor. */
const [disclosed, undisclosed] = ['20000.00', '27182.81'].map(cny);

/** Two banks take shares in the risk of a claim: one pays for it at once, the other stands by for a fee and is called upon. */
export function participations(running: () => TestConsortium): void {
    describe('shares in the risk of a claim: funded and disclosed, and unfunded and undisclosed where the law allows it', () => {
        let [grantor, debtor, funder, standby]: Desk[] = [];
        let claimId: string;
        let maturity: string;
        let offerFunded: Readonly<Record<string, unknown>>;
        let offerUnfunded: Readonly<Record<string, unknown>>;
        let [funded, unfunded] = ['', ''];

        const fenOf = (amount: unknown): bigint => BigInt(String(amount).replace('.', ''));
        const inVault = async ({ maker }: Desk) => fenOf((await maker.get('/v1/vault')).at('coins.amount'));
        const offeredTo = async ({ maker }: Desk) => {
            const [first] = (await maker.get(`${all}?claimId=${claimId}`)).list('data');
            return `${all}/${String(first?.['participationId'])}`;
        };
        const readersOf = async (page: string) =>
            Promise.all(
                [grantor!, debtor!, funder!, standby!].map(async ({ maker }) => (await maker.get(page)).status),
            );

        beforeAll(async () => {
            [grantor, debtor, funder, standby] = [advising, issuing, fourthBank, confirming].map((bank) =>
                deskOf(running(), bank),
            );
            // It may have been set before: then this is refused, and it holds.
            await running().organisation('PbocMSP').user('officer-1').post('/v1/day-counts', dayCounts);
            claimId = await heldClaim(running(), '60000.00');
            maturity = (await grantor!.maker.get(`/v1/titles/${claimId}`)).text('maturity');
            for (const bank of [advising, fourthBank, confirming]) {
                await issueCoins(running(), '60000.00', bank);
            }
            const validUntil = `${inDays(3)}T09:00:00.000Z`;
            const terms = { method: 'STRAIGHT_DISCOUNT', percentPerYear: '2.85', graceDays: 0 };
            offerFunded = {
                ...{ claimId, participant: fourthBank, disclosure: 'DISCLOSED', share: disclosed, validUntil },
                funding: { kind: 'FUNDED', terms },
            };
            offerUnfunded = {
                ...{ claimId, participant: confirming, disclosure: 'UNDISCLOSED', share: undisclosed, validUntil },
                funding: { kind: 'UNFUNDED', yearlyBasisPoints: 90, callableUntil: addDays(maturity, 60) },
            };
        }, 60_000);

        it('without a policy of two officers the debtor is told of every share', async () => {
            const hidden = await grantor!.maker.post(all, offerUnfunded);
            expect(outcome(hidden)).toEqual([409, 'PARTICIPATION_MUST_BE_DISCLOSED']);
            const policies = [{ effectiveFrom: '2026-01-01', undisclosedIn: ['CN'], source: 'Opinion of counsel' }];
            const [maker, checker] = ['officer-1', 'officer-2'].map((user) =>
                running().organisation('PbocMSP').user(user),
            );
            await byTwo({ maker: maker!, checker: checker! }, '/v1/participation-policies', { policies });

            expect((await debtor!.maker.get('/v1/participation-policies')).list('policies')).toMatchObject(policies);
        });

        it('offered, the claim is not for sale, and only the two banks know', async () => {
            await byTwo(grantor!, all, offerFunded);
            await byTwo(grantor!, all, offerUnfunded);
            [funded, unfunded] = [await offeredTo(funder!), await offeredTo(standby!)];

            expect(await readersOf(funded)).toEqual([200, 404, 200, 404]);
            const more = await grantor!.maker.post(all, { ...offerFunded, share: cny('12817.20') });
            expect(outcome(more)).toEqual([409, 'SHARES_MUST_NOT_EXCEED_CLAIM']);
            const asked = await grantor!.maker.post('/v1/quote-requests', askedOf(claimId, fourthBank));
            expect(outcome(asked)).toEqual([409, 'CLAIM_MUST_NOT_BE_PARTICIPATED']);
        });

        it('an offer may be declined or withdrawn, and made again', async () => {
            expect(outcome(await funder!.maker.post(`${unfunded}/declines`))).toEqual([404, 'RECORD_MUST_EXIST']);
            expect(outcome(await standby!.maker.post(`${unfunded}/declines`))).toEqual([200, 'DECLINED']);
            expect(outcome(await funder!.maker.post(`${funded}/withdrawal`))).toEqual([
                403,
                'PARTICIPATION_MUST_BE_OF_GRANTOR',
            ]);
            expect(outcome(await grantor!.maker.post(`${funded}/withdrawal`))).toEqual([200, 'WITHDRAWN']);

            await byTwo(grantor!, all, offerFunded);
            await byTwo(grantor!, all, offerUnfunded);
            [funded, unfunded] = [await offeredTo(funder!), await offeredTo(standby!)];
            expect(outcome(await grantor!.maker.get(funded))).toEqual([200, 'OFFERED']);
        });

        it('accepted, the price of a funded share is paid with it and the debtor is told who has it', async () => {
            const before = await Promise.all([grantor!, funder!].map(inVault));
            await byTwo(funder!, `${funded}/acceptances`, { pays: 'E_CNY' });

            const standing = await funder!.maker.get(funded);
            expect(outcome(standing)).toEqual([200, 'FUNDED']);
            const price = fenOf(standing.at('funding.pricing.proceeds.amount'));
            const after = await Promise.all([grantor!, funder!].map(inVault));
            expect(after.map((left, index) => left - (before[index] ?? 0n))).toEqual([price, -price]);
            const told = (await debtor!.maker.get(`/v1/participation-notices?claimId=${claimId}`)).list('data');
            expect(told).toMatchObject([{ grantor: advising, participant: fourthBank, share: disclosed }]);
            const notice = `/v1/participation-notices/${String(told[0]?.['participationId'])}`;
            expect(await readersOf(notice)).toEqual([404, 200, 404, 404]);
        });

        it('unfunded, the participant stands by from when its fee is paid, and the debtor finds nothing of it', async () => {
            await byTwo(standby!, `${unfunded}/acceptances`);
            const accepted = await standby!.maker.get(unfunded);
            expect(accepted.at('owed.what')).toBe('FEE');
            await byTwo(grantor!, `${unfunded}/payments`, { what: 'FEE' });

            expect(outcome(await standby!.maker.get(unfunded))).toEqual([200, 'STANDING_BY']);
            const came = (await standby!.maker.get(`/v1/remittances?payeeBank=${confirming}`)).list('data');
            expect(came.map(({ amount }) => amount)).toContainEqual(accepted.at('owed.amount'));
            const atDebtor = await everythingDeliveredTo(issuing, running());
            expect(placesOf(undisclosed!.amount, atDebtor)).toEqual([]);
        });

        it('overdue, it is called upon and pays its share; what the debtor pays late goes to each by its share', async () => {
            const early = await grantor!.maker.post(`${unfunded}/calls`);
            expect(outcome(early)).toEqual([409, 'CLAIM_MUST_BE_OVERDUE']);
            const participationId = unfunded.split('/').at(-1);
            const call = ['participation-payment', 'Call'] as const;
            await byTwoOn(running(), addDays(maturity, 15), { bank: advising, act: call, input: { participationId } });
            await byTwo(standby!, `${unfunded}/payments`, { what: 'COVER' });
            expect(outcome(await grantor!.maker.get(unfunded))).toEqual([200, 'COVERED']);
            const unpaid = await grantor!.maker.post(`${unfunded}/collections`);
            expect(outcome(unpaid)).toEqual([409, 'CLAIM_MUST_BE_PAID']);
            const means = { kind: 'OUTSIDE', uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f31' };
            const payment = ['claim', 'Payment'] as const;
            const input = { claimId, means };
            await byTwoOn(running(), addDays(maturity, 20), { bank: issuing, act: payment, input });

            for (const page of [funded, unfunded]) {
                expect(outcome(await grantor!.maker.post(`${page}/collections`))).toEqual([200, 'COLLECTED']);
            }
            expect((await funder!.maker.get(funded)).at('owed.amount')).toEqual(disclosed);
            await byTwo(grantor!, `${funded}/payments`, { what: 'COLLECTION' });
            const uetr = 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f32';
            await byTwo(standby!, `${unfunded}/receipts`, { what: 'COLLECTION', uetr });
            for (const page of [funded, unfunded]) {
                expect(outcome(await grantor!.maker.get(page))).toEqual([200, 'PASSED_ON']);
            }
            const twice = await grantor!.maker.post(`${funded}/payments`, { what: 'COLLECTION' });
            expect(outcome(twice)).toEqual([409, 'PARTICIPATION_PAYMENT_MUST_BE_OWED']);
        });

        it('a regulator sees all of them, each once', async () => {
            const regulator = running().organisation('SafeMSP').user('regulator-1');
            const page = `/v1/supervision/participations?claimId=${claimId}`;

            const seen = (await regulator.get(page)).list('data');

            expect(seen.map(({ status }) => status).sort()).toEqual([
                'DECLINED',
                'PASSED_ON',
                'PASSED_ON',
                'WITHDRAWN',
            ]);
            expect(seen.some((each) => 'claimSalt' in each)).toBe(false);
            const one = unfunded.split('/').at(-1) ?? '';
            const shown = await regulator.get(`/v1/supervision/participations/${confirming}/${one}`);
            expect(outcome(shown)).toEqual([200, 'PASSED_ON']);
            const notices = await regulator.get(`/v1/supervision/participation-notices?claimId=${claimId}`);
            expect(notices.list('data')).toMatchObject([{ participant: fourthBank }]);
        });
    });
}
