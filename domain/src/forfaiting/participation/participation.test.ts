import { describe, expect, it } from '@jest/globals';
import { late } from '../holding/testing/samples.js';
import { mustBeForSale } from '../title/for-sale.js';
import { china } from '../../calendar/testing/samples.js';
import { claim } from '../title/testing/samples.js';
import { holding } from '../quote/testing/samples.js';
import { acceptParticipation, declineParticipation, withdrawParticipation } from './answer-participation.js';
import { participationView } from './api.js';
import { callParticipation, type CallingFacts } from './call-participation.js';
import { owedUnder } from './owed.js';
import type { ParticipationFacts } from './participation-as-it-stands.js';
import {
    isEngaged,
    participationAfter,
    participationStatuses,
    participationSteps,
    participationTransitions,
} from './participation-status.js';
import type { Participation } from './participation.js';
import { acceptAndPay, confirmParticipationReceipt, payParticipation, type PayingFacts } from './pay-participation.js';
import { exposureOfShare, shareAtStake } from './share-at-stake.js';
import {
    accepted,
    bought,
    grantor,
    inTime,
    lapsed,
    offered,
    participant,
    participationId,
    paying,
    share,
    standingBy,
    unfunded,
} from './testing/samples.js';

const uetr = 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f02';
const yuan = (minorUnits: bigint) => ({ currency: 'CNY', minorUnits });
const by = (bank: string, participation: Participation, at = inTime): ParticipationFacts => ({
    bank,
    participation,
    at,
});
const calling = (participation: Participation, change: Partial<CallingFacts> = {}): CallingFacts => ({
    ...by(grantor, participation, late),
    claim,
    calendar: china,
    ...change,
});
const called = callParticipation(calling(standingBy));
const pay = (what: 'PRICE' | 'FEE' | 'COVER' | 'COLLECTION', facts: PayingFacts) => payParticipation({ what }, facts);
const receive = (what: 'PRICE' | 'FEE' | 'COVER' | 'COLLECTION', facts: PayingFacts) =>
    confirmParticipationReceipt({ what, uetr }, facts);

describe('where a participation stands', () => {
    it.each(participationStatuses.flatMap((status) => participationSteps.map((step) => [status, step] as const)))(
        '%s: %s leads where the table says, or is refused',
        (status, step) => {
            const next = participationTransitions[status][step];
            const take = () => participationAfter(status, step);

            if (next === undefined) {
                expect(take).toThrow('PARTICIPATION_MUST_STAND_AT_THIS_ACT');
            } else {
                expect(take()).toBe(next);
            }
        },
    );

    it('from its offer until the claim is collected it keeps the claim from being sold', () => {
        const engaged = participationStatuses.filter((status) => isEngaged({ status }));

        expect(engaged).toEqual(['OFFERED', 'ACCEPTED', 'FUNDED', 'STANDING_BY', 'CALLED', 'COVERED']);
        expect(() => {
            mustBeForSale({ ...holding, isParticipated: true });
        }).toThrow('CLAIM_MUST_NOT_BE_PARTICIPATED');
        const dealt = { ...holding, isParticipated: true, lastDeal: { status: 'TRADED' } } as const;
        expect(() => {
            mustBeForSale(dealt);
        }).toThrow('CLAIM_MUST_NOT_BE_UNDER_DEAL');
    });

    it('what is not accepted and paid for in time lapses by itself, and who was not called upon in time is free', () => {
        const view = (participation: Participation, at: string) => participationView(participation, at);

        for (const open of [offered(), accepted()]) {
            expect(view(open, inTime).status).toBe(open.status);
            expect(view(open, lapsed)).toMatchObject({ status: 'LAPSED', endedAt: lapsed });
        }
        const callEndsAt = '2026-06-30T16:00:00.000Z';
        expect(view(standingBy, '2026-06-30T15:59:59.999Z').status).toBe('STANDING_BY');
        expect(view(standingBy, callEndsAt)).toMatchObject({ status: 'RELEASED', endedAt: callEndsAt });
        expect([bought, called].map((each) => view(each, '2027-01-01T00:00:00.000Z').status)).toEqual([
            'FUNDED',
            'CALLED',
        ]);
    });

    it('is shown with what is owed, and without what only proves that it is true', () => {
        const { claimSalt, ...shown } = accepted();

        expect(claimSalt).toHaveLength(64);
        expect(participationView(accepted(), inTime)).toEqual({ ...shown, owed: owedUnder(accepted()) });
        expect(participationView(bought, inTime)).not.toHaveProperty('owed');
    });

    it('counts towards the limits of the participant by its share, from its acceptance to its end', () => {
        const exposure = exposureOfShare(bought, { programme: 'Shares' });
        const left = (participation: Participation, at = inTime) => shareAtStake(exposure, { participation, at });

        expect(exposure).toEqual({
            ...{ participationId, debtorBank: claim.debtorBank, countryCode: 'CN', programme: 'Shares' },
            ...{ amount: share, days: 88 },
        });
        expect(exposureOfShare(standingBy, { programme: undefined }).days).toBe(88);
        for (const standing of [accepted(), bought, standingBy, called]) {
            expect(left(standing)).toEqual(exposure);
        }
        expect(left(accepted(), lapsed)).toBeUndefined();
        expect(left({ ...bought, status: 'COLLECTED' })).toBeUndefined();
    });
});

describe('answering an offer', () => {
    it('the participant accepts or declines it, and the grantor withdraws it while it has not', () => {
        expect(accepted()).toEqual({ ...offered(), status: 'ACCEPTED', acceptedAt: inTime });
        const ended = { ...offered(), endedAt: inTime };
        expect(declineParticipation(by(participant, offered()))).toEqual({ ...ended, status: 'DECLINED' });
        expect(withdrawParticipation(by(grantor, offered()))).toEqual({ ...ended, status: 'WITHDRAWN' });
    });

    it.each<[string, () => unknown]>([
        ['PARTICIPATION_MUST_BE_OF_PARTICIPANT', () => acceptParticipation(by(grantor, bought))],
        ['PARTICIPATION_MUST_STAND_AT_THIS_ACT', () => acceptParticipation(by(participant, bought))],
        ['PARTICIPATION_MUST_STAND_AT_THIS_ACT', () => acceptParticipation(by(participant, offered(), lapsed))],
        ['PARTICIPATION_MUST_BE_OF_PARTICIPANT', () => declineParticipation(by(grantor, bought))],
        ['PARTICIPATION_MUST_STAND_AT_THIS_ACT', () => declineParticipation(by(participant, accepted()))],
        ['PARTICIPATION_MUST_STAND_AT_THIS_ACT', () => declineParticipation(by(participant, offered(), lapsed))],
        ['PARTICIPATION_MUST_BE_OF_GRANTOR', () => withdrawParticipation(by(participant, bought))],
        ['PARTICIPATION_MUST_STAND_AT_THIS_ACT', () => withdrawParticipation(by(grantor, accepted()))],
    ])('refuses: %s (%#)', (code, act) => {
        expect(act).toThrow(code);
    });
});

describe('paying for a share', () => {
    it('funded, its price goes to the grantor in e-CNY, with the acceptance or after it, and the debtor is told', () => {
        const { creditId, presentationNumber, part, debtorBank, amount, maturity, claimId } = claim;
        const together = acceptAndPay(paying(offered()));

        expect(together).toEqual(pay('PRICE', paying(accepted())));
        expect(together).toEqual({
            participation: {
                ...accepted(),
                status: 'FUNDED',
                paidFor: { means: 'E_CNY', transactionId: 'tx7', at: inTime },
            },
            notice: {
                ...{ participationId, claimId, creditId, presentationNumber, part, debtorBank, amount, maturity },
                ...{ grantor, participant, share, since: inTime },
            },
            coins: {
                reference: participationId,
                from: { bank: participant, wallet: 'vault' },
                to: { bank: grantor, wallet: 'vault' },
                amount: yuan(39_721_333n),
            },
        });
    });

    it('unfunded, the grantor pays the fee and the participant stands by', () => {
        const { participation, coins } = pay('FEE', paying(accepted({ funding: unfunded }), { bank: grantor }));

        expect(participation).toMatchObject({ status: 'STANDING_BY', paidFor: { means: 'E_CNY' } });
        expect(coins).toMatchObject({ from: { bank: grantor }, to: { bank: participant }, amount: yuan(88_000n) });
    });

    it('undisclosed, the debtor is told nothing', () => {
        const { notice } = pay('PRICE', paying(accepted({ disclosure: 'UNDISCLOSED' })));

        expect(notice).toBeUndefined();
    });

    it('outside the ledger, whoever was paid confirms it', () => {
        const payment = { means: 'OUTSIDE', uetr, at: inTime };
        const receipts = [
            receive('PRICE', paying(accepted(), { bank: grantor })),
            receive('FEE', paying(accepted({ funding: unfunded }))),
        ];

        expect(receipts.map(({ participation }) => participation)).toMatchObject([
            { status: 'FUNDED', paidFor: payment },
            { status: 'STANDING_BY', paidFor: payment },
        ]);
        expect(receipts.every(({ coins }) => coins === undefined)).toBe(true);
    });

    it('called upon, the participant pays its share, all of it', () => {
        const { participation, notice, coins } = pay('COVER', paying(called, { at: late }));

        expect(participation).toMatchObject({ status: 'COVERED', cover: { means: 'E_CNY', at: late } });
        expect(coins).toMatchObject({ from: { bank: participant }, to: { bank: grantor }, amount: share });
        expect(notice).toBeUndefined();
        const outside = receive('COVER', paying(called, { bank: grantor, at: late })).participation;
        expect(outside).toMatchObject({ status: 'COVERED', cover: { means: 'OUTSIDE', uetr } });
    });

    const none = { isClaimAsOffered: false };
    const inDollars = { ...called, share: { ...share, currency: 'USD' } };
    const earlierPayment = { uetr, creditId: claim.creditId, at: inTime };
    it.each<[string, () => unknown]>([
        ['PARTICIPATION_PAYMENT_MUST_BE_OWED', () => pay('PRICE', paying(offered(), { ...none, bank: grantor }))],
        ['PARTICIPATION_PAYMENT_MUST_BE_OWED', () => pay('FEE', paying(accepted(), { ...none, bank: grantor }))],
        ['PARTICIPATION_PAYMENT_MUST_BE_OWED', () => pay('PRICE', paying(accepted(), { ...none, at: lapsed }))],
        ['PARTICIPATION_PAYMENT_MUST_BE_OWED', () => pay('PRICE', paying(bought))],
        ['PARTICIPATION_PAYMENT_MUST_BE_OWED', () => acceptAndPay(paying(offered({ funding: unfunded })))],
        ['PARTICIPATION_MUST_BE_OF_PARTICIPANT', () => pay('PRICE', paying(accepted(), { ...none, bank: grantor }))],
        ['PARTICIPATION_MUST_BE_OF_PARTICIPANT', () => acceptAndPay(paying(offered(), { ...none, bank: grantor }))],
        ['PARTICIPATION_MUST_BE_OF_GRANTOR', () => pay('FEE', paying(accepted({ funding: unfunded }), none))],
        ['CURRENCY_MUST_BE_CNY_FOR_E_CNY', () => pay('COVER', paying(inDollars, none))],
        ['CLAIM_MUST_BE_AS_OFFERED', () => pay('PRICE', paying(accepted(), none))],
        ['CLAIM_MUST_BE_AS_OFFERED', () => pay('COVER', paying(called, none))],
        ['PARTICIPATION_PAYMENT_MUST_BE_OWED', () => receive('PRICE', paying(offered(), { ...none, bank: grantor }))],
        ['PARTICIPATION_MUST_BE_OF_GRANTOR', () => receive('PRICE', paying(accepted(), none))],
        [
            'CLAIM_MUST_BE_AS_OFFERED',
            () => receive('PRICE', paying(accepted(), { ...none, bank: grantor, earlierPayment })),
        ],
        ['UETR_MUST_BE_NEW', () => receive('PRICE', paying(accepted(), { bank: grantor, earlierPayment }))],
    ])('refuses: %s (%#)', (code, act) => {
        expect(act).toThrow(code);
    });
});

describe('calling upon a participant', () => {
    it('that stands by, when the claim is overdue', () => {
        expect(called).toEqual({ ...standingBy, status: 'CALLED', calledAt: late });
    });

    const early = '2026-06-01T15:59:59.999Z';
    it.each<[string, CallingFacts]>([
        ['PARTICIPATION_MUST_BE_OF_GRANTOR', calling(bought, { bank: participant, at: early })],
        ['PARTICIPATION_MUST_STAND_AT_THIS_ACT', calling(bought, { at: early })],
        ['PARTICIPATION_MUST_STAND_AT_THIS_ACT', calling(called, { at: early })],
        ['PARTICIPATION_MUST_STAND_AT_THIS_ACT', calling(standingBy, { at: '2026-06-30T16:00:00.000Z' })],
        ['CLAIM_MUST_BE_OVERDUE', calling(standingBy, { at: early })],
        ['CLAIM_MUST_BE_OVERDUE', calling(standingBy, { claim: { ...claim, status: 'PAID' } })],
    ])('refuses: %s (%#)', (code, facts) => {
        expect(() => callParticipation(facts)).toThrow(code);
    });
});
