import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '../../kernel/json.js';
import { assignment, documentsOf } from '../title/testing/assigned.js';
import { claim, early, matured, title } from '../title/testing/samples.js';
import { signed } from '../../approval/testing/samples.js';
import type { OfferParticipation } from './api.js';
import { offerParticipation, type OfferingFacts } from './offer-participation.js';
import { mayBeUndisclosed, participationPolicySchema, setParticipationPolicies } from './participation-policy.js';
import { participationSchema, type Participation } from './participation.js';
import {
    bought,
    funded,
    grantor,
    lapsed,
    offered,
    offering,
    order,
    participant,
    participationId,
    policies,
    share,
    standingBy,
    unfunded,
    validUntil,
} from './testing/samples.js';

const offer = (change: Partial<OfferParticipation> = {}, facts: Partial<OfferingFacts> = {}) =>
    offerParticipation({ ...order, ...change }, { ...offering, ...facts });
const yuan = (minorUnits: bigint) => ({ currency: 'CNY', minorUnits });

describe('offering a share in the risk of a claim', () => {
    it('of which the title stays where it is: the offer says what of the claim, how, and until when', () => {
        expect(offered()).toMatchObject({
            ...{ participationId, claim, grantor, participant, share, validUntil },
            disclosure: 'DISCLOSED',
            offeredAt: offering.at,
            status: 'OFFERED',
        });
        for (const each of [offered(), offered({ funding: unfunded, disclosure: 'UNDISCLOSED' })]) {
            expect(participationSchema.parse(JSON.parse(canonicalJson(each)))).toEqual(each);
        }
    });

    it('funded it costs what a claim of that face would, paid for on the day until which the offer stands', () => {
        // 400 000 less 2.85 % for 88 of 360 days, from Thursday, 5 March, to Monday, 1 June: 2 786.67 is half up.
        expect(offered().funding).toMatchObject({
            ...funded,
            pricing: { days: 88, proceeds: yuan(39_721_333n) },
        });
    });

    it('unfunded its fee is simple interest on the share until the claim is payable, rounded once', () => {
        // 0.9 % of 400 000 for 88 of 360 days.
        expect(offered({ funding: unfunded }).funding).toEqual({
            kind: 'UNFUNDED',
            fee: {
                yearlyBasisPoints: 90,
                daysPerYear: 360,
                from: '2026-03-05',
                until: '2026-06-01',
                amount: yuan(88_000n),
            },
            callableUntil: '2026-06-30',
            callEndsAt: '2026-06-30T16:00:00.000Z',
        });
        // 0.5 fen and a little less.
        const amount = (minorUnits: bigint) => offered({ funding: unfunded, share: yuan(minorUnits) }).funding;
        expect(amount(228n)).toMatchObject({ fee: { amount: yuan(1n) } });
        expect(() => amount(227n)).toThrow('PARTICIPATION_FEE_MUST_BE_MORE_THAN_NOTHING');
    });

    it('of several nobody gets a share that another has, or may still take', () => {
        const rest = yuan(claim.amount.minorUnits - share.minorUnits);
        const given = (participation: Participation, at = offering.at) =>
            offer({ share: rest }, { participations: [participation], at });

        for (const engaged of [offered(), bought, standingBy]) {
            expect(given(engaged).share).toEqual(rest);
            expect(() => offer({ share: yuan(rest.minorUnits + 1n) }, { participations: [engaged] })).toThrow(
                'SHARES_MUST_NOT_EXCEED_CLAIM',
            );
        }
        const whole = { share: claim.amount, validUntil: '2026-03-06T08:00:00.000Z' };
        for (const status of ['DECLINED', 'WITHDRAWN', 'LAPSED', 'RELEASED'] as const) {
            expect(offer(whole, { participations: [{ ...offered(), status }] }).share).toEqual(claim.amount);
        }
        expect(offer(whole, { participations: [offered()], at: lapsed }).share).toEqual(claim.amount);
    });

    it('undisclosed, where the law of the place allows it on that day', () => {
        const undisclosed = { disclosure: 'UNDISCLOSED', funding: unfunded } as const;
        const at = (payableAt: typeof claim.payableAt) => offer(undisclosed, { claim: { ...claim, payableAt } });

        expect(at({ UNLocationCode: 'SGSIN' }).disclosure).toBe('UNDISCLOSED');
        expect(at({ countryCode: 'CN' }).disclosure).toBe('UNDISCLOSED');
        expect(() => at({ countryCode: 'GB' })).toThrow('PARTICIPATION_MUST_BE_DISCLOSED');
        expect(() => at({})).toThrow('PARTICIPATION_MUST_BE_DISCLOSED');
        const next = { ...policies.policies[0]!, effectiveFrom: '2026-03-04', undisclosedIn: [] };
        const book = setParticipationPolicies([next], { book: policies, setAt: '2026-03-03T02:00:00.000Z', signed });
        const allowed = (day: string) => mayBeUndisclosed(claim, { book, at: `${day}T02:00:00.000Z` });
        expect(['2025-12-31', '2026-03-03', '2026-03-04'].map(allowed)).toEqual([false, true, false]);
        expect(participationPolicySchema.safeParse({ ...next, undisclosedIn: ['CN', 'CN'] }).success).toBe(false);
    });

    // Each row breaks the rule it names and every rule below it, as far as it can.
    const nothing = yuan(0n);
    const late = { validUntil: offering.at };
    const dull = { kind: 'UNFUNDED', yearlyBasisPoints: 0, callableUntil: '2026-06-01' } as const;
    const whole = { participations: [{ ...offered(), share: claim.amount }], policies: undefined };
    const hidden = { disclosure: 'UNDISCLOSED' } as const;
    it.each<[string, Partial<OfferParticipation>, Partial<OfferingFacts>]>([
        ['TITLE_MUST_BE_HELD_BY_BANK', { participant: grantor }, { bank: participant, lastDeal: { status: 'TRADED' } }],
        ['CLAIM_MUST_NOT_HAVE_MATURED', {}, { at: matured }],
        [
            'CLAIM_MUST_NOT_BE_UNDER_DEAL',
            { participant: 'NobodyMSP' },
            { ...assigned(), lastDeal: { status: 'TRADED' } },
        ],
        ['CLAIM_MUST_NOT_BE_ASSIGNED', { participant: 'NobodyMSP' }, assigned()],
        ['PARTICIPANT_MUST_BE_MEMBER_BANK', { participant: 'NobodyMSP', share: nothing }, whole],
        ['PARTICIPANT_MUST_NOT_HOLD_CLAIM', { participant: grantor, share: nothing }, whole],
        ['PARTICIPANT_MUST_NOT_OWE_CLAIM', { participant: claim.debtorBank, share: nothing }, whole],
        ['SHARE_MUST_BE_PART_OF_CLAIM', { share: nothing, ...hidden, ...late }, whole],
        ['SHARE_MUST_BE_PART_OF_CLAIM', { share: { ...share, currency: 'USD' }, ...hidden, ...late }, whole],
        ['SHARES_MUST_NOT_EXCEED_CLAIM', { ...hidden, ...late, funding: dull }, whole],
        ['SHARES_MUST_NOT_EXCEED_CLAIM', { share: yuan(claim.amount.minorUnits + 1n) }, {}],
        ['PARTICIPATION_MUST_BE_DISCLOSED', { ...hidden, ...late, funding: dull }, { policies: undefined }],
        ['PARTICIPATION_OFFER_MUST_END_LATER', { ...late, funding: dull }, {}],
        ['PARTICIPATION_OFFER_MUST_END_BEFORE_MATURITY', { validUntil: matured, funding: dull }, {}],
        ['CALL_MUST_END_AFTER_CLAIM_IS_DUE', { funding: dull }, { dayCounts: undefined }],
        ['DAY_COUNT_MUST_BE_KNOWN', { funding: { ...dull, callableUntil: '2026-06-02' } }, { dayCounts: undefined }],
        ['PARTICIPATION_FEE_MUST_BE_MORE_THAN_NOTHING', { funding: { ...dull, callableUntil: '2026-06-02' } }, {}],
        ['CURRENCY_MUST_HAVE_PRICING_CONVENTION', {}, { conventions: undefined }],
    ])('refuses: %s (%#)', (code, change, facts) => {
        expect(() => offer(change, facts)).toThrow(code);
    });

    it('stands until the last moment before the day of maturity', () => {
        expect(offer({ validUntil: early }).validUntil).toBe(early);
        expect(title.maturity).toBe('2026-05-31');
    });

    function assigned(): Pick<OfferingFacts, 'origin'> {
        return { origin: { ...documentsOf(claim), assignments: [assignment] } };
    }
});
