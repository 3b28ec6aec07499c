import { hmac } from '@cohong/chaincode-runtime';
import { dayCounts } from '@cohong/domain/day-count/testing/samples';
import { lateInterestRates } from '@cohong/domain/forfaiting/late-interest/testing/samples';
import { convention } from '@cohong/domain/forfaiting/pricing/testing/samples';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { china, published } from '../../../../domain/src/calendar/testing/samples.js';
import type { ActName } from '../../../../gateway/src/fabric/endorsers.js';
import { Consortium, newId, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { byTwo, debtorBank, heldClaim, heldOn, holder as grantor } from '../../../../test/contracts/held-claim.js';
import { setDailyCaps, TradeFloor } from '../../../../test/contracts/trade-floor.js';

const participant = 'PearlBankMSP';
const everyBank = [grantor, debtorBank, participant];
const yuan = (amount: string) => ({ amount, currency: 'CNY' });
const validUntil = '2026-05-22T08:00:00.000Z';
/** The claim of 100 000 is due on Sunday, 30 August, and payable on Monday. */
const overdue = new Date('2026-09-02T02:00:00.000Z');
const paidLate = new Date('2026-09-04T02:00:00.000Z');
const funded = {
    disclosure: 'DISCLOSED',
    share: yuan('40000.00'),
    funding: {
        kind: 'FUNDED',
        terms: { method: 'STRAIGHT_DISCOUNT', percentPerYear: '2.85', graceDays: 0 },
    },
};
const unfunded = {
    disclosure: 'UNDISCLOSED',
    share: yuan('60000.00'),
    funding: { kind: 'UNFUNDED', yearlyBasisPoints: 90, callableUntil: '2026-09-30' },
};
/** 40 000 less 2.85 % for 101 of 360 days, from Friday, 22 May; and 0.9 % of 60 000 for as long. */
const [price, fee] = [yuan('39680.17'), yuan('151.50')];
const [split, splitRest] = [yuan('30000.00'), yuan('70000.00')];

type Acted = Readonly<Record<string, unknown>> & {
    readonly at?: Date;
    readonly seed?: Buffer;
    readonly settlement?: object;
};

describe('participation contracts', () => {
    let consortium: Consortium;
    let floor: TradeFloor;
    let claimId: string;
    /** The participation whose price is paid, and that for which the participant stands by. */
    let [bought, standby]: string[] = [];

    const submit = (user: User, name: ActName, { at = heldOn, seed, settlement, ...input }: Acted) =>
        consortium.submit(user, name, { input, at, ...(seed && { seed }), ...(settlement && { settlement }) });
    const read = (bank: string, name: `trade/${string}:${string}`, input: object) =>
        consortium.evaluateAt(`${bank}/maker-1`, name, { input, at: heldOn });
    const codeOf = async (act: () => Promise<unknown>) => (await refusalOf(consortium, act)).code;
    const readersOf = async (name: `trade/${string}:${string}`, input: object) => {
        const found = everyBank.map((bank) =>
            read(bank, name, input).then(
                () => [bank],
                () => [],
            ),
        );
        return (await Promise.all(found)).flat();
    };
    const stands = (participationId: string | undefined, bank: string = grantor) =>
        read(bank, 'trade/participation:ReadParticipation', { participationId });

    const offering = (terms: object) => ({ claimId, participant, validUntil, ...terms });
    const idIn = (seed: Buffer, transactionId: string) =>
        hmac(seed.toString('hex'), transactionId, 'participation').slice(0, 32);
    const offer = async (terms: object, bank: string = grantor): Promise<string> => {
        const seed = randomBytes(32);
        const { transactionId } = await byTwo(consortium, bank, ['participation:Offer', { ...offering(terms), seed }]);
        return idIn(seed, transactionId);
    };
    /** An act of two users that pays so much out of the vault of its bank. */
    const inCoins = async (
        act: 'participation:Acceptance' | 'participation-payment:Payment',
        { from, to, amount, at = heldOn, ...input }: { readonly from: string; readonly to: string } & Acted,
    ) => {
        const [contract, name] = act.split(':');
        const approvalId = newId();
        await submit(`${from}/maker-1`, `trade/${contract}:Propose${name}` as ActName, { ...input, approvalId, at });
        const settlement = {
            ...{ transferId: approvalId, reference: input['participationId'], amount },
            ...{ from: { bank: from, wallet: 'vault' }, to: { bank: to, wallet: 'vault' } },
            coins: await floor.coins(`${from}/maker-1`, 'vault'),
        };
        return submit(`${from}/checker-1`, `trade/${contract}:Approve${name}` as ActName, {
            approvalId,
            at,
            settlement,
        });
    };
    const pay = (
        what: string,
        paid: { readonly participationId: string | undefined; readonly amount: object; readonly at?: Date },
    ) => {
        const isOfGrantor = what === 'FEE' || what === 'COLLECTION';
        const [from, to] = isOfGrantor ? ([grantor, participant] as const) : ([participant, grantor] as const);
        return inCoins('participation-payment:Payment', { what, from, to, ...paid });
    };
    const receive = (bank: string, received: Acted) =>
        byTwo(consortium, bank, ['participation-payment:Receipt', { uetr: randomUUID(), ...received }]);
    const call = (participationId: string | undefined, at: Date, bank: string = grantor) =>
        byTwo(consortium, bank, ['participation-payment:Call', { participationId, at }]);
    const note = (participationId: string | undefined, at: Date, bank: string = grantor) =>
        submit(`${bank}/maker-1`, 'trade/participation-payment:NoteCollection', { participationId, at });
    /** The debtor pays the claim, on 4 September. */
    const payClaim = () =>
        byTwo(consortium, debtorBank, [
            'claim:Payment',
            { claimId, means: { kind: 'OUTSIDE', uetr: randomUUID() }, at: paidLate },
        ]);
    const inVault = async (bank: string): Promise<bigint> => {
        const coins = (await consortium.evaluate(`${bank}/maker-1`, 'dcep/coin:ListCoins', { owner: 'vault' })) as {
            readonly amount: { readonly amount: string };
        }[];
        return coins.reduce((total, { amount }) => total + BigInt(amount.amount.replace('.', '')), 0n);
    };
    /** By how many fen the vault of the grantor grows, and that of the participant. */
    const moved = async (act: () => Promise<unknown>): Promise<readonly bigint[]> => {
        const banks = [grantor, participant];
        const before = await Promise.all(banks.map(inVault));
        await act();
        const after = await Promise.all(banks.map(inVault));
        return after.map((left, index) => left - (before[index] ?? 0n));
    };

    beforeAll(async () => {
        consortium = await Consortium.start();
        floor = TradeFloor.ofMoney(consortium);
        const officer: User = 'PbocMSP/officer-1';
        await submit(officer, 'trade/calendar:PublishCalendars', { calendars: [published(china)] });
        await submit(officer, 'trade/pricing-convention:SetPricingConventions', { conventions: [convention] });
        await submit(officer, 'trade/day-count:SetDayCounts', { conventions: dayCounts.conventions });
        await submit(officer, 'trade/late-interest-rate:SetLateInterestRates', { rates: lateInterestRates.rates });
        await setDailyCaps(consortium, {});
        await floor.issue(participant, '200000.00');
        await floor.issue(grantor, '100000.00');
        ({ claimId } = await heldClaim(consortium));
    }, 120_000);
    afterAll(() => consortium.stop());

    it('policy: two officers of the central bank say where a share may be kept from the debtor', async () => {
        expect(await codeOf(() => offer(unfunded))).toBe('PARTICIPATION_MUST_BE_DISCLOSED');
        const policies = [{ effectiveFrom: '2026-01-01', undisclosedIn: ['CN'], source: 'Opinion of counsel' }];
        const propose = (user: User, approvalId: string) =>
            submit(user, 'trade/participation-policy:ProposeParticipationPolicies', { policies, approvalId });
        const approve = (user: User, approvalId: string) =>
            submit(user, 'trade/participation-policy:ApproveParticipationPolicies', { approvalId });
        const approvalId = newId();
        expect(await codeOf(() => propose('SafeMSP/officer-1', newId()))).toBe('CALLER_MUST_BE_CENTRAL_BANK');
        await propose('PbocMSP/officer-1', approvalId);
        expect(await codeOf(() => approve('PbocMSP/officer-1', approvalId))).toBe('CHECKER_MUST_DIFFER_FROM_MAKER');
        await approve('PbocMSP/officer-2', approvalId);

        expect(await read(debtorBank, 'trade/participation-policy:ReadParticipationPolicies', {})).toMatchObject({
            policies: [{ ...policies[0], signed: { proposed: { transactionId: expect.any(String) } } }],
        });
    });

    it('offer: it lies with the two banks alone, and whoever does not hold the claim makes none', async () => {
        expect(await codeOf(() => offer(funded, participant))).toBe('RECORD_MUST_EXIST');
        expect(await codeOf(() => offer(funded, debtorBank))).toBe('TITLE_MUST_BE_HELD_BY_BANK');
        expect(await codeOf(() => offer({ ...funded, participant: 'SafeMSP' }))).toBe(
            'PARTICIPANT_MUST_BE_MEMBER_BANK',
        );

        bought = await offer(funded);

        expect(await readersOf('trade/participation:ReadParticipation', { participationId: bought })).toEqual([
            grantor,
            participant,
        ]);
        expect(await stands(bought, participant)).toMatchObject({
            ...{ status: 'OFFERED', claim: { claimId, debtorBank }, grantor, participant },
            funding: { pricing: { proceeds: price } },
        });
        expect(await stands(bought)).not.toHaveProperty('claimSalt');
        expect(await readersOf('trade/participation:ReadNotice', { participationId: bought })).toEqual([]);
    });

    it('race: of shares that together pass the claim, and a sale, one is made, also where all are made at once', async () => {
        const withdraw = () =>
            submit(`${grantor}/maker-1`, 'trade/participation:WithdrawParticipation', { participationId: bought });
        expect((await withdraw()).event).toEqual({ type: 'ParticipationWithdrawn', participationId: bought });
        const propose = async (name: ActName, input: object): Promise<string> => {
            const approvalId = newId();
            await submit(`${grantor}/maker-1`, name, { ...input, approvalId });
            return approvalId;
        };
        const ofOffer = 'trade/participation:ApproveOffer';
        const seed = randomBytes(32);
        const acts: readonly (readonly [ActName, string])[] = [
            [ofOffer, await propose('trade/participation:ProposeOffer', offering(unfunded))],
            [
                ofOffer,
                await propose('trade/participation:ProposeOffer', offering({ ...funded, share: yuan('40000.01') })),
            ],
            [
                'trade/title:ApproveSplit',
                await propose('trade/title:ProposeSplit', { claimId, amounts: [split, splitRest] }),
            ],
        ];
        const [first, ...others] = await Promise.all(
            acts.map(([name, approvalId]) =>
                consortium.endorse(`${grantor}/checker-1`, name, { seed, at: heldOn, input: { approvalId } }),
            ),
        );
        const { transactionId } = await first!();
        standby = idIn(seed, transactionId);

        for (const other of others) {
            await expect(other()).rejects.toThrow('committed as invalid');
        }
        const again = ([name, approvalId]: readonly [ActName, string]) =>
            codeOf(() => submit(`${grantor}/checker-1`, name, { approvalId }));
        expect(await again(acts[1]!)).toBe('SHARES_MUST_NOT_EXCEED_CLAIM');
        expect(await again(acts[2]!)).toBe('CLAIM_MUST_NOT_BE_PARTICIPATED');
        bought = await offer(funded);
    });

    it('sale: a claim in whose risk others have, or are offered, shares is neither offered nor sold', async () => {
        const asked = {
            ...{ requestId: newId(), claimId, invited: [participant], revealHours: 1, disbursedOn: '2026-05-22' },
            ...{ closesAt: '2026-05-20T04:00:00.000Z', availability: { kind: 'IMMEDIATE' }, deliveryPlace: 'CHINA' },
        };
        const request = () => submit(`${grantor}/maker-1`, 'trade/quote-request:RequestQuotes', asked);

        expect(await codeOf(request)).toBe('CLAIM_MUST_NOT_BE_PARTICIPATED');
    });

    it('acceptance: within the limits of the participant, which pays the price in the same transaction, and the debtor is told', async () => {
        const limit = (amount: string, expectedVersion: number) =>
            byTwo(consortium, participant, [
                'buyer-limit:Limits',
                { expectedVersion, limits: [{ debtorBank, amount: yuan(amount) }] },
            ]);
        const accepting = { participationId: bought, pays: 'E_CNY', from: participant, to: grantor };
        const propose = (bank: string, approvalId: string) =>
            submit(`${bank}/maker-1`, 'trade/participation:ProposeAcceptance', { participationId: bought, approvalId });
        await limit('39999.99', 0);
        expect(await codeOf(() => propose(participant, newId()))).toBe('EXPOSURE_MUST_BE_WITHIN_LIMIT');
        await limit('200000.00', 1);
        expect(await codeOf(() => propose(debtorBank, newId()))).toBe('RECORD_MUST_EXIST');
        const oneFen = () => inCoins('participation:Acceptance', { ...accepting, amount: yuan('39680.16') });
        await expect(oneFen()).rejects.toThrow('SETTLEMENT_MUST_MATCH_DECISION');

        const fen = await moved(async () => {
            const { event } = await inCoins('participation:Acceptance', { ...accepting, amount: price });
            expect(event).toEqual({
                ...{ type: 'ParticipationAccepted', participationId: bought },
                approvalId: expect.any(String),
            });
        });

        expect(fen).toEqual([3_968_017n, -3_968_017n]);
        expect(await stands(bought)).toMatchObject({ status: 'FUNDED', paidFor: { means: 'E_CNY' } });
        expect(await readersOf('trade/participation:ReadNotice', { participationId: bought })).toEqual([debtorBank]);
        const notice = await read(debtorBank, 'trade/participation:ReadNotice', { participationId: bought });
        expect(notice).toMatchObject({ claimId, grantor, participant, share: funded.share });
        expect(['funding', 'paidFor', 'disclosure'].filter((field) => field in (notice as object))).toEqual([]);
        expect(await read(participant, 'trade/buyer-limit:ReadLimits', {})).toMatchObject({
            limits: [{ atStake: funded.share }],
            exposures: [{ participationId: bought, amount: funded.share }],
        });
    });

    it('fee: the grantor pays it, and from then on the participant stands by, of which the debtor learns nothing', async () => {
        const participationId = standby;
        await byTwo(consortium, participant, ['participation:Acceptance', { participationId }]);
        expect(await stands(standby)).toMatchObject({ status: 'ACCEPTED', owed: { what: 'FEE', amount: fee } });
        expect(await codeOf(() => receive(grantor, { what: 'FEE', participationId }))).toBe(
            'PARTICIPATION_MUST_BE_OF_PARTICIPANT',
        );

        const fen = await moved(() => pay('FEE', { participationId, amount: fee }));

        expect(fen).toEqual([-15_150n, 15_150n]);
        expect(await stands(standby, participant)).toMatchObject({ status: 'STANDING_BY' });
        expect(await readersOf('trade/participation:ReadNotice', { participationId })).toEqual([]);
        const decline = () =>
            submit(`${participant}/maker-1`, 'trade/participation:DeclineParticipation', { participationId });
        expect(await codeOf(decline)).toBe('PARTICIPATION_MUST_STAND_AT_THIS_ACT');
    });

    it('call: when the debtor is overdue the participant pays its share', async () => {
        const participationId = standby;
        expect(await codeOf(() => call(standby, heldOn))).toBe('CLAIM_MUST_BE_OVERDUE');
        expect(await codeOf(() => call(bought, overdue))).toBe('PARTICIPATION_MUST_STAND_AT_THIS_ACT');
        expect(await codeOf(() => call(standby, overdue, participant))).toBe('RECORD_MUST_EXIST');
        const { event } = await call(standby, overdue);

        expect(event).toMatchObject({ type: 'ParticipationCalled', participationId });
        const fen = await moved(() => pay('COVER', { participationId, amount: unfunded.share, at: overdue }));
        expect(fen).toEqual([6_000_000n, -6_000_000n]);
        expect(await stands(standby)).toMatchObject({ status: 'COVERED' });
    });

    it('collection: what the debtor pays late is passed on by shares, in e-CNY or outside, and its interest after it', async () => {
        expect(await codeOf(() => note(bought, overdue))).toBe('CLAIM_MUST_BE_PAID');
        await payClaim();
        expect(await codeOf(() => note(bought, paidLate, participant))).toBe('RECORD_MUST_EXIST');
        for (const participationId of [bought, standby]) {
            const { event } = await note(participationId, paidLate);
            expect(event).toEqual({ type: 'ParticipationCollectionNoted', participationId });
        }
        expect(await stands(bought, participant)).toMatchObject({
            status: 'COLLECTED',
            owed: { what: 'COLLECTION', amount: funded.share, debtor: 'grantor' },
        });
        const passOn = (amount: object) => () => pay('COLLECTION', { participationId: bought, amount, at: paidLate });
        expect(await moved(passOn(funded.share))).toEqual([-4_000_000n, 4_000_000n]);
        const uetr = randomUUID();
        const outside = { what: 'COLLECTION', participationId: standby, at: paidLate };
        expect(await moved(() => receive(participant, { ...outside, uetr }))).toEqual([0n, 0n]);
        expect(await stands(standby)).toMatchObject({ status: 'PASSED_ON', collections: [{ payment: { uetr } }] });

        // 18 % of 100 000 for four days of 360.
        const at = paidLate;
        await submit(`${grantor}/maker-1`, 'trade/late-interest:ClaimLateInterest', { claimId, at });
        expect(await codeOf(() => note(bought, paidLate))).toBe('COLLECTION_MUST_BE_NEW');
        const means = { kind: 'OUTSIDE', uetr: randomUUID() };
        await byTwo(consortium, debtorBank, ['late-interest:Payment', { claimId, means, at }]);
        await note(bought, paidLate);
        await note(standby, paidLate);
        expect(await codeOf(() => receive(participant, { ...outside, uetr }))).toBe('UETR_MUST_BE_NEW');
        expect(await moved(passOn(yuan('80.00')))).toEqual([-8_000n, 8_000n]);
        expect(await stands(standby)).toMatchObject({ owed: { amount: yuan('120.00') } });
        expect(await read(participant, 'trade/buyer-limit:ReadLimits', {})).toMatchObject({ exposures: [] });
    });

    it('nobody pays for the risk of a claim that is not what it was, and a participant that stands by is free when it is paid', async () => {
        ({ claimId } = await heldClaim(consortium));
        const participationId = await offer({ ...unfunded, share: yuan('100000.00') });
        await byTwo(consortium, participant, ['participation:Acceptance', { participationId }]);
        await receive(participant, { what: 'FEE', participationId });
        await call(participationId, overdue);
        await payClaim();

        const cover = { what: 'COVER', participationId, approvalId: newId(), at: paidLate };
        const propose = () => submit(`${participant}/maker-1`, 'trade/participation-payment:ProposePayment', cover);
        expect(await codeOf(propose)).toBe('CLAIM_MUST_BE_AS_OFFERED');
        await note(participationId, paidLate);
        expect(await stands(participationId, participant)).toMatchObject({ status: 'RELEASED' });
    });
});
