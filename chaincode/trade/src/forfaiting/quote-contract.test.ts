import { hmac } from '@cohong/chaincode-runtime';
import { toWire } from '@cohong/domain/kernel/json';
import { policy } from '@cohong/domain/forfaiting/market/testing/samples';
import { convention } from '@cohong/domain/forfaiting/pricing/testing/samples';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { china, published } from '../../../../domain/src/calendar/testing/samples.js';
import type { ActName } from '../../../../gateway/src/fabric/endorsers.js';
import { Consortium, newId, refusalOf, type User } from '../../../../test/contracts/consortium.js';
import { byTwo, debtorBank, heldClaim, heldOn, holder as seller } from '../../../../test/contracts/held-claim.js';

const bidder = 'PearlBankMSP';
const everyBank = [seller, debtorBank, bidder];
const quote = {
    kind: 'FIRM',
    terms: { method: 'SIMPLE_YIELD', percentPerYear: '2.85', graceDays: 0 },
    validUntil: '2026-05-21T09:00:00.000Z',
};
/** 100 000 / (1 + 0.0285 · 102 / 360): from Thursday to Monday, 31 August. */
const proceeds = { amount: '99198.97', currency: 'CNY' };

describe('title and quote contracts', () => {
    let consortium: Consortium;
    let claimId: string;
    let requestId: string;
    let invitationId: string;

    const submit = (
        user: User,
        name: ActName,
        { seed, ...input }: Readonly<Record<string, unknown>> & { readonly seed?: Buffer },
    ) => consortium.submit(user, name, { input, at: heldOn, ...(seed && { seed }) });
    const read = (bank: string, name: `trade/${string}:${string}`, input: object) =>
        consortium.evaluate(`${bank}/maker-1`, name, input);
    /** By which banks something can be read. */
    const readersOf = async (name: `trade/${string}:${string}`, input: object) => {
        const found = await Promise.all(
            everyBank.map((bank) =>
                read(bank, name, input).then(
                    () => [bank],
                    () => [],
                ),
            ),
        );
        return found.flat();
    };

    beforeAll(async () => {
        consortium = await Consortium.start();
        const officer: User = 'PbocMSP/officer-1';
        await submit(officer, 'trade/calendar:PublishCalendars', { calendars: [published(china)] });
        await submit(officer, 'trade/pricing-convention:SetPricingConventions', { conventions: [convention] });
        ({ claimId } = await heldClaim(consortium));
    }, 120_000);
    afterAll(() => consortium.stop());

    it('conventions: everybody reads them, and the central bank alone sets them', async () => {
        const set = { conventions: [{ ...convention, effectiveFrom: '2027-01-01' }] };

        expect(await read(bidder, 'trade/pricing-convention:ReadPricingConventions', {})).toMatchObject({
            conventions: [convention],
        });
        expect(
            await refusalOf(consortium, () =>
                submit('SafeMSP/officer-1', 'trade/pricing-convention:SetPricingConventions', set),
            ),
        ).toMatchObject({ code: 'CALLER_MUST_BE_CENTRAL_BANK' });
    });

    it('title: it is born with the claim, and lies with who owes it and who holds it', async () => {
        expect(await readersOf('trade/title:ReadTitle', { claimId })).toEqual([seller, debtorBank]);
        expect(await read(seller, 'trade/title:ReadTitle', { claimId })).toMatchObject({
            holder: seller,
            debtorBank,
            status: 'HELD',
            history: [{ kind: 'INCURRED' }],
            resaleCount: 0,
        });
    });

    it('market policy: two officers of the central bank set it, and everybody reads it', async () => {
        const approvalId = newId();
        const classes = everyBank.map((bank) => ({ bank, bankClass: 'STATE_OR_JOINT_STOCK' }));
        const policies = [toWire({ ...policy, classes })];
        const propose = (user: User) =>
            submit(user, 'trade/market-policy:ProposeMarketPolicies', { policies, approvalId });
        const approve = (user: User) => submit(user, 'trade/market-policy:ApproveMarketPolicies', { approvalId });

        expect(await refusalOf(consortium, () => propose('SafeMSP/officer-1'))).toMatchObject({
            code: 'CALLER_MUST_BE_CENTRAL_BANK',
        });
        expect((await propose('PbocMSP/officer-1')).event).toEqual({ type: 'MarketPoliciesProposed', approvalId });
        expect(await refusalOf(consortium, () => approve('PbocMSP/officer-1'))).toMatchObject({
            code: 'CHECKER_MUST_DIFFER_FROM_MAKER',
        });
        const waiting = await consortium.evaluate('PbocMSP/officer-2', 'trade/approval:ReadApproval', { approvalId });
        expect(waiting).toMatchObject({ status: 'AWAITING' });
        expect((await approve('PbocMSP/officer-2')).event).toEqual({
            type: 'MarketPoliciesSet',
            effectiveFrom: policy.effectiveFrom,
            approvalId,
        });
        expect(await read(bidder, 'trade/market-policy:ReadMarketPolicies', {})).toMatchObject({
            policies: [
                {
                    classes,
                    signed: {
                        proposed: { by: expect.stringContaining('officer-1') },
                        set: { by: expect.stringContaining('officer-2') },
                    },
                },
            ],
        });
    });

    it('title: its holder reads whether other banks would rediscount the claim, and its debtor does not', async () => {
        expect(await read(seller, 'trade/title:ReadTitle', { claimId })).toMatchObject({
            // By the day on which it is read.
            rediscount: { isCandidate: expect.any(Boolean) },
        });
        expect(await read(debtorBank, 'trade/title:ReadTitle', { claimId })).not.toHaveProperty('rediscount');
    });

    it('offer: a bank sees of the claim what its seller shows, and its terms once it is let see them', async () => {
        const seed = randomBytes(32);
        const order = {
            ...{ offerId: newId(), claimId, closesAt: '2026-05-21T10:00:00.000Z', seed },
            show: ['BANK_CLASS', 'TENOR', 'AMOUNT', 'RESALE_COUNT'],
        };
        const { offerId } = order;
        const offer = (audience: object) =>
            submit(`${seller}/maker-1`, 'trade/claim-offer:OfferClaim', { ...order, audience });
        const codeOf = async (act: () => Promise<unknown>) => (await refusalOf(consortium, act)).code;
        // Besides the seller two banks are left, of which one would be the debtor for the other.
        expect(await codeOf(() => offer({ kind: 'ALL' }))).toBe('CLASS_MUST_HIDE_DEBTOR');

        const { event, transactionId } = await offer({ kind: 'BANKS', banks: [bidder] });
        const noticeId = hmac(seed.toString('hex'), transactionId, 'offer notice', bidder).slice(0, 32);
        const notice = () => read(bidder, 'trade/offer-notice:ReadNotice', { noticeId });
        const answered = (bank: string, answer: string) =>
            submit(`${bank}/maker-1`, 'trade/claim-offer:AnswerInterest', { noticeId, answer });

        expect(event).toEqual({ type: 'ClaimOffered', offerId });
        expect(await readersOf('trade/claim-offer:ReadOffer', { offerId })).toEqual([seller]);
        expect(await readersOf('trade/offer-notice:ReadNotice', { noticeId })).toEqual([seller, bidder]);
        expect(await notice()).toEqual({
            ...{ noticeId, offerId, seller, bank: bidder, postedAt: heldOn.toISOString(), closesAt: order.closesAt },
            shown: {
                bankClass: 'STATE_OR_JOINT_STOCK',
                tenor: { months: 6, aboveDays: 92, upToDays: 184 },
                amount: { upTo: { amount: '1000000.00', currency: 'CNY' } },
                resaleCount: 0,
            },
            // Open or closed, by the time at which it is read.
            status: expect.any(String),
        });

        expect(await codeOf(() => answered(seller, 'ADMITTED'))).toBe('INTEREST_MUST_AWAIT_ANSWER');
        const confidentiality = 'Interbank forfaiting agreement, clause 9';
        const shown = await submit(`${bidder}/maker-1`, 'trade/offer-notice:ShowInterest', {
            noticeId,
            confidentiality,
        });
        expect(shown.event).toEqual({ type: 'InterestShown', noticeId });
        expect(await codeOf(() => answered(bidder, 'DECLINED'))).toBe('RECORD_MUST_EXIST');
        expect((await answered(seller, 'ADMITTED')).event).toEqual({ type: 'InterestAnswered', noticeId });
        expect(await notice()).toMatchObject({
            status: 'ADMITTED',
            claim: { debtorBank, maturity: '2026-08-30' },
            rediscount: { isCandidate: expect.any(Boolean) },
        });
        expect(await codeOf(() => answered(seller, 'DECLINED'))).toBe('INTEREST_MUST_AWAIT_ANSWER');
        const withdraw = () => submit(`${seller}/maker-1`, 'trade/claim-offer:WithdrawOffer', { offerId });
        expect((await withdraw()).event).toEqual({ type: 'OfferWithdrawn', offerId });
        expect(await notice()).toMatchObject({ status: 'ADMITTED' });
    });

    it('wanted notice: every bank reads what one is looking for, and that bank alone takes it back', async () => {
        const wantedId = newId();
        const amount = { amount: '100000.00', currency: 'CNY' };
        const order = {
            wanted: { bankClasses: ['STATE_OR_JOINT_STOCK'], amount: { least: amount, most: amount } },
            ...{ wantedId, closesAt: '2026-05-21T10:00:00.000Z' },
        };
        const withdraw = (bank: string) =>
            submit(`${bank}/maker-1`, 'trade/wanted-notice:WithdrawWanted', { wantedId });

        const { event } = await submit(`${bidder}/maker-1`, 'trade/wanted-notice:WantClaims', order);
        expect(event).toEqual({ type: 'ClaimsWanted', wantedId });
        expect(await readersOf('trade/wanted-notice:ReadWanted', { wantedId })).toEqual(everyBank);
        expect(await refusalOf(consortium, () => withdraw(seller))).toMatchObject({
            code: 'WANTED_NOTICE_MUST_BE_OF_BANK',
        });
        expect((await withdraw(bidder)).event).toEqual({ type: 'WantedNoticeWithdrawn', wantedId });
        expect(await read(debtorBank, 'trade/wanted-notice:ReadWanted', { wantedId })).toMatchObject({
            status: 'WITHDRAWN',
        });
    });

    it('request: the bank that is asked sees the claim to price it, and not whose request it is from', async () => {
        requestId = newId();
        const order = {
            requestId,
            claimId,
            invited: [bidder],
            closesAt: '2026-05-20T10:00:00.000Z',
            revealHours: 4,
            disbursedOn: '2026-05-21',
            availability: { kind: 'IMMEDIATE' },
            deliveryPlace: 'CHINA',
        };
        const seed = randomBytes(32);
        const ask = (user: User) => submit(user, 'trade/quote-request:RequestQuotes', { ...order, seed });
        expect(await refusalOf(consortium, () => ask(`${bidder}/maker-1`))).toMatchObject({
            code: 'RECORD_MUST_EXIST',
        });
        expect(await refusalOf(consortium, () => ask(`${debtorBank}/maker-1`))).toMatchObject({
            code: 'TITLE_MUST_BE_HELD_BY_BANK',
        });

        const { event, transactionId } = await ask(`${seller}/maker-1`);
        invitationId = hmac(seed.toString('hex'), transactionId, 'invitation', bidder).slice(0, 32);

        expect(event).toEqual({ type: 'QuotesRequested', requestId });
        expect(await readersOf('trade/quote-request:ReadQuoteRequest', { requestId })).toEqual([seller]);
        expect(await readersOf('trade/quote:ReadInvitation', { invitationId })).toEqual([seller, bidder]);
        const invitation = await read(bidder, 'trade/quote:ReadInvitation', { invitationId });
        expect(invitation).toMatchObject({ seller, status: 'OPEN', claim: { debtorBank, maturity: '2026-08-30' } });
        expect(invitation).not.toHaveProperty('claimId');
    });

    it('indication: the bank says what it might pay, to the seller alone, and is not bound', async () => {
        const range = { fromPercentPerYear: '2.85', toPercentPerYear: '2.95' };
        const indication = { method: 'SIMPLE_YIELD', ...range, graceDays: 0 };
        const indicate = (bank: string) =>
            submit(`${bank}/maker-1`, 'trade/quote:IndicateQuote', { invitationId, indication });

        expect(await refusalOf(consortium, () => indicate(seller))).toMatchObject({ code: 'BANK_MUST_BE_INVITED' });
        expect((await indicate(bidder)).event).toEqual({ type: 'QuoteIndicated', invitationId });
        expect(await read(seller, 'trade/quote:ReadInvitation', { invitationId })).toMatchObject({
            indication: { ...range, proceeds: { most: proceeds } },
        });
        expect(await bidsSeen()).toEqual([]);
    });

    it('limits: a bank keeps to its own, which nobody else reads', async () => {
        const limitsOf = (amount: string, expectedVersion: number) => ({
            expectedVersion,
            limits: [{ debtorBank, programme: 'Domestic', amount: { amount, currency: 'CNY' } }],
        });
        const under = (programme?: string) => ({ invitationId, quote, ...(programme !== undefined && { programme }) });
        const codeOf = async (programme?: string) => {
            const propose = () => byTwo(consortium, bidder, ['quote:Quote', under(programme)]);
            return (await refusalOf(consortium, propose)).code;
        };
        const { event } = await byTwo(consortium, bidder, ['buyer-limit:Limits', limitsOf('99999.99', 0)]);

        expect(event).toEqual({ type: 'BuyerLimitsSet', approvalId: expect.any(String) });
        expect([await codeOf(), await codeOf('Domestic')]).toEqual([
            'CLAIM_MUST_BE_UNDER_LIMIT',
            'EXPOSURE_MUST_BE_WITHIN_LIMIT',
        ]);
        expect(await read(seller, 'trade/buyer-limit:ReadLimits', {})).toMatchObject({ version: 0, limits: [] });
        expect(
            await refusalOf(consortium, () => read(seller, 'trade/buyer-limit:ReadLimits', { bank: bidder })),
        ).toMatchObject({ kind: 'forbidden' });
        await byTwo(consortium, bidder, ['buyer-limit:Limits', limitsOf('100000.00', 1)]);
    });

    it('quote: the seller sees that there is one, and what it is when bidding is closed', async () => {
        const reveal = (user: User) => submit(user, 'trade/quote:RevealQuote', { invitationId });
        expect(
            await refusalOf(consortium, () =>
                byTwo(consortium, seller, ['quote:Quote', { invitationId, quote, approvalId: newId() }]),
            ),
        ).toMatchObject({ code: 'BANK_MUST_BE_INVITED' });
        const { event } = await byTwo(consortium, bidder, [
            'quote:Quote',
            { invitationId, quote, programme: 'Domestic' },
        ]);
        expect(event).toMatchObject({ type: 'QuoteSealed', invitationId });

        const [sealed] = await bidsSeen();
        expect(sealed).toMatchObject({ bank: bidder, commitment: expect.any(String) });
        expect(sealed).not.toHaveProperty('revealed');
        expect(await read(seller, 'trade/quote:ReadInvitation', { invitationId })).not.toHaveProperty('sealed');
        expect(await read(bidder, 'trade/quote:ReadInvitation', { invitationId })).toMatchObject({ sealed: quote });
        expect(await refusalOf(consortium, () => reveal(`${bidder}/maker-1`))).toMatchObject({
            code: 'BIDDING_MUST_BE_CLOSED',
        });

        const close = await submit(`${seller}/maker-1`, 'trade/quote-request:CloseBidding', { requestId });
        expect(close.event).toEqual({ type: 'BiddingClosed', requestId });
        expect(await refusalOf(consortium, () => reveal(`${seller}/maker-1`))).toMatchObject({
            code: 'RECORD_MUST_EXIST',
        });
        expect((await reveal(`${bidder}/maker-1`)).event).toEqual({ type: 'QuoteRevealed', invitationId });
        expect(await bidsSeen()).toMatchObject([
            { bank: bidder, revealed: { quote, pricing: { days: 102, proceeds } } },
        ]);
    });

    it('decision: the seller takes the quote, and each bank learns of its own', async () => {
        const decision = { requestId, chosen: bidder };
        const { event } = await byTwo(consortium, seller, ['quote-request:Decision', decision]);

        // Ids, and neither whose quote it is nor for how much.
        expect(event).toEqual({ type: 'QuotesDecided', requestId, approvalId: expect.any(String) });
        expect(await read(seller, 'trade/quote-request:ReadQuoteRequest', { requestId })).toMatchObject({
            status: 'DECIDED',
            decision: { chosen: bidder, standings: [{ outcome: 'RANKED', bank: bidder, rank: 1, proceeds }] },
        });
        const taken = (await read(bidder, 'trade/quote:ReadInvitation', { invitationId })) as {
            status: string;
            dealId: string;
        };
        expect(taken.status).toBe('TAKEN');
        // From now on it lapses by no time alone, whenever it is looked at.
        await submit(`${seller}/maker-1`, 'trade/deal:DeliverDocuments', { dealId: taken.dealId });
        expect(await read(bidder, 'trade/buyer-limit:ReadLimits', {})).toMatchObject({
            limits: [{ atStake: { amount: '100000.00', currency: 'CNY' } }],
            exposures: [{ invitationId, days: 102 }],
        });
    });

    it('payment: it ends the title', async () => {
        const prepay = { claimId, means: { kind: 'OUTSIDE', uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01' } };
        await byTwo(consortium, debtorBank, ['claim:Prepayment', { ...prepay, proceeds: { ...proceeds } }]);

        for (const bank of [seller, debtorBank]) {
            expect(await read(bank, 'trade/title:ReadTitle', { claimId })).toMatchObject({
                status: 'PAID',
                history: [{ kind: 'INCURRED' }, { kind: 'PAID' }],
            });
        }
    });

    async function bidsSeen(): Promise<readonly object[]> {
        const { bids } = (await read(seller, 'trade/quote-request:ReadQuoteRequest', { requestId })) as {
            bids: object[];
        };

        return bids;
    }
});
