import { describe, expect, it } from '@jest/globals';
import { china, newYork } from '../../calendar/testing/samples.js';
import { canonicalJson } from '../../kernel/json.js';
import { availabilityEnds, type Availability } from './availability.js';
import { traded } from './testing/samples.js';
import { dealAfter, dealStatuses, isOpen, dealSteps, type DealStatus, type DealStep } from './deal-status.js';
import { dealSchema, type Deal } from './deal.js';
import {
    acceptDocuments,
    dealAsItStands,
    deliverDocuments,
    lapseDeal,
    rejectDocuments,
    type DealFacts,
} from './deliver-documents.js';

/** The whole machine as the reference draws it (§3.2) between trade and settlement: from, by, to. */
const allowed: readonly (readonly [DealStatus, DealStep, DealStatus])[] = [
    ['TRADED', 'DELIVER', 'DELIVERED'],
    ['TRADED', 'LAPSE', 'LAPSED'],
    ['DELIVERED', 'FIND_SATISFACTORY', 'SATISFIED'],
    ['DELIVERED', 'REJECT', 'REJECTED'],
    ['DELIVERED', 'LAPSE', 'LAPSED'],
    ['REJECTED', 'DELIVER', 'DELIVERED'],
    ['REJECTED', 'LAPSE', 'LAPSED'],
    ['SATISFIED', 'NOTIFY', 'NOTIFIED'],
    ['NOTIFIED', 'ACKNOWLEDGE', 'ACKNOWLEDGED'],
    ['NOTIFIED', 'REFUSE', 'NOTICE_REFUSED'],
    ['ACKNOWLEDGED', 'SETTLE', 'SETTLED'],
    ['ACKNOWLEDGED', 'SETTLE_UNDER_RESERVE', 'UNDER_RESERVE'],
    ['ACKNOWLEDGED', 'SEND_PAYMENT', 'PAYMENT_SENT'],
    ['PAYMENT_SENT', 'SEND_PAYMENT', 'PAYMENT_SENT'],
    ['PAYMENT_SENT', 'RECEIVE', 'SETTLED'],
    ['PAYMENT_SENT', 'RECEIVE_UNDER_RESERVE', 'UNDER_RESERVE'],
    ['PAYMENT_SENT', 'CALL_OFF', 'CALLED_OFF'],
    ['SATISFIED', 'CALL_OFF', 'CALLED_OFF'],
    ['NOTIFIED', 'CALL_OFF', 'CALLED_OFF'],
    ['NOTICE_REFUSED', 'CALL_OFF', 'CALLED_OFF'],
    ['ACKNOWLEDGED', 'CALL_OFF', 'CALLED_OFF'],
    ['SATISFIED', 'LIFT_RESERVE', 'SATISFIED'],
    ['NOTIFIED', 'LIFT_RESERVE', 'NOTIFIED'],
    ['ACKNOWLEDGED', 'LIFT_RESERVE', 'ACKNOWLEDGED'],
    ['NOTICE_REFUSED', 'LIFT_RESERVE', 'NOTICE_REFUSED'],
    ['PAYMENT_SENT', 'LIFT_RESERVE', 'PAYMENT_SENT'],
    ['UNDER_RESERVE', 'LIFT_RESERVE', 'SETTLED'],
    ['UNDER_RESERVE', 'DELIVER', 'UNDER_RESERVE'],
    ['UNDER_RESERVE', 'DEMAND_REFUND', 'REFUND_DUE'],
    ['REFUND_DUE', 'RESCIND', 'RESCINDED'],
    ['REFUND_DUE', 'LIFT_RESERVE', 'SETTLED'],
    ['SETTLED', 'CLAIM_RECOURSE', 'SETTLED'],
    ['SETTLED', 'ADMIT_RECOURSE', 'RECOURSE_ADMITTED'],
    ['RECOURSE_ADMITTED', 'RESCIND', 'RESCINDED'],
    ['RECOURSE_ADMITTED', 'END_RECOURSE', 'SETTLED'],
];

describe('the machine of a deal', () => {
    it.each(allowed)('lets %s %s, to be %s', (from, step, to) => {
        expect(dealAfter(from, step)).toBe(to);
    });

    it.each(dealStatuses)('refuses %s every other step: DEAL_MUST_STAND_AT_THIS_ACT', (status) => {
        for (const step of dealSteps.filter((each) => !allowed.some(([from, by]) => from === status && by === each))) {
            expect(() => dealAfter(status, step)).toThrow('DEAL_MUST_STAND_AT_THIS_ACT');
        }
    });
});

const tradedAt = '2026-02-10T02:00:00.000Z';
const deal: Deal = { ...traded, tradedAt };
/** Ten banking days after Tuesday, 10 February, by either reading of the make-up Saturdays 14 and 28. */
const [inTime, tooLate] = ['2026-03-04T15:59:59.999Z', '2026-03-04T16:00:00.000Z'];

describe('a deal by which a seller is bound', () => {
    it('is one that has neither ended nor passed the title', () => {
        const bound = dealStatuses.filter(isOpen);

        expect(bound).toEqual([
            ...['TRADED', 'DELIVERED', 'REJECTED', 'SATISFIED', 'NOTIFIED'],
            ...['ACKNOWLEDGED', 'NOTICE_REFUSED', 'PAYMENT_SENT'],
        ]);
    });
});

describe('the availability date', () => {
    it('is ten banking days after the trade date where documents are delivered at once', () => {
        const { earlier, later } = availabilityEnds(deal, china);

        // 11, 12, 13, Saturday 14, then 24, 25, 26, 27, Saturday 28, 2 March; without the Saturdays 3 and 4 March too.
        expect(earlier).toEqual({ availabilityDate: '2026-03-02', endsAt: '2026-03-02T16:00:00.000Z' });
        expect(later).toEqual({ availabilityDate: '2026-03-04', endsAt: tooLate });
        expect(availabilityEnds(deal, newYork).later.availabilityDate).toBe('2026-02-23');
    });

    it('is counted from the day that it is at the place', () => {
        const late = { ...deal, tradedAt: '2026-02-10T16:00:00.000Z' };

        expect(availabilityEnds(late, china).earlier.availabilityDate).toBe('2026-03-03');
        expect(availabilityEnds(late, newYork).earlier.availabilityDate).toBe('2026-02-24');
    });

    const on = (day: string): Availability => ({ kind: 'ON', day });

    it('is the day that was agreed', () => {
        const ends = { availabilityDate: '2026-02-10', endsAt: '2026-02-10T16:00:00.000Z' };

        expect(availabilityEnds({ ...deal, availability: on('2026-02-10') }, china)).toEqual({
            earlier: ends,
            later: ends,
        });
    });

    it.each([
        ['AVAILABILITY_DATE_MUST_NOT_PRECEDE_TRADE', on('2026-02-09')],
        ['CALENDAR_MUST_COVER_DAY', on('2027-02-09')],
    ])('refuses: %s', (code, availability) => {
        expect(() => availabilityEnds({ ...deal, availability }, china)).toThrow(code);
    });
});

describe('documents', () => {
    const reasons = ['the assignment is not signed'];
    const factsOf = (each: Deal, change: Partial<DealFacts> = {}): DealFacts => ({
        bank: each.seller,
        deal: each,
        calendar: china,
        at: inTime,
        ...change,
    });
    const byBuyer = { bank: deal.buyer };
    const delivered = deliverDocuments(factsOf(deal));
    const rejected = rejectDocuments({ reasons }, factsOf(delivered, byBuyer));

    it('are delivered, rejected, cured and delivered again until the availability date', () => {
        expect(delivered).toEqual({ ...deal, status: 'DELIVERED', deliveries: [inTime] });
        expect(rejected).toEqual({ ...delivered, status: 'REJECTED', rejections: [{ at: inTime, reasons }] });
        expect(deliverDocuments(factsOf(rejected))).toMatchObject({
            status: 'DELIVERED',
            deliveries: [inTime, inTime],
        });
        expect(dealSchema.parse(JSON.parse(canonicalJson(rejected)))).toEqual(rejected);
    });

    it('that came in time may be found satisfactory later, but not cured any more', () => {
        const late = { ...byBuyer, at: tooLate };

        expect(acceptDocuments({}, factsOf(delivered, late)).status).toBe('SATISFIED');
        const uncurable = rejectDocuments({ reasons }, factsOf(delivered, late));
        expect(dealAsItStands(uncurable, { calendar: china, at: tooLate })).toMatchObject({ status: 'LAPSED' });
    });

    it('that never came let the deal lapse, whether anybody touches it or not', () => {
        for (const each of [deal, rejected]) {
            const lapsed = { ...each, status: 'LAPSED', lapsedAt: tooLate };

            expect(dealAsItStands(each, { calendar: china, at: inTime })).toEqual(each);
            expect(dealAsItStands(each, { calendar: china, at: tooLate })).toEqual(lapsed);
            expect(lapseDeal(factsOf(each, { ...byBuyer, at: '2026-03-09T00:00:00.000Z' }))).toEqual(lapsed);
            expect(lapseDeal(factsOf(each, { at: tooLate }))).toEqual(lapsed);
        }
        expect(dealAsItStands(delivered, { calendar: china, at: tooLate })).toEqual(delivered);
    });

    it('that the buyer does not examine free the seller when their day has passed', () => {
        expect(lapseDeal(factsOf(delivered, { at: tooLate }))).toMatchObject({ status: 'LAPSED', lapsedAt: tooLate });
    });

    const settled: Deal = { ...deal, status: 'SETTLED' };
    // Each row breaks the rule it names and every rule below it of the same act, so the table also fixes the order.
    it.each<[string, () => unknown]>([
        ['DEAL_MUST_BE_OF_SELLER', () => deliverDocuments(factsOf(deal, { ...byBuyer, at: tooLate }))],
        ['DEAL_MUST_STAND_AT_THIS_ACT', () => deliverDocuments(factsOf(deal, { at: tooLate }))],
        ['DEAL_MUST_STAND_AT_THIS_ACT', () => deliverDocuments(factsOf(rejected, { at: tooLate }))],
        ['DEAL_MUST_STAND_AT_THIS_ACT', () => deliverDocuments(factsOf(delivered))],
        ['DEAL_MUST_BE_OF_BUYER', () => acceptDocuments({}, factsOf(deal))],
        ['DEAL_MUST_STAND_AT_THIS_ACT', () => acceptDocuments({}, factsOf(deal, byBuyer))],
        ['DEAL_MUST_BE_OF_BUYER', () => rejectDocuments({ reasons }, factsOf(deal))],
        ['DEAL_MUST_STAND_AT_THIS_ACT', () => rejectDocuments({ reasons }, factsOf(rejected, byBuyer))],
        ['DEAL_MUST_BE_OF_SELLER', () => lapseDeal(factsOf(settled, { bank: 'SampanBankMSP' }))],
        ['DEAL_MUST_BE_OF_SELLER', () => lapseDeal(factsOf(delivered, { ...byBuyer, at: tooLate }))],
        ['DEAL_MUST_STAND_AT_THIS_ACT', () => lapseDeal(factsOf(settled))],
        ['AVAILABILITY_DATE_MUST_HAVE_PASSED', () => lapseDeal(factsOf(deal, byBuyer))],
    ])('refuses: %s (%#)', (code, refused) => {
        expect(refused).toThrow(code);
    });
});
