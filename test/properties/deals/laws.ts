import { china } from '@cohong/domain/calendar/testing/samples';
import type { Deal } from '@cohong/domain/forfaiting/deal/deal';
import { dealTransitions, isOpen, type DealStatus } from '@cohong/domain/forfaiting/deal/deal-status';
import { dealAsItStands } from '@cohong/domain/forfaiting/deal/deliver-documents';
import { interestDue } from '@cohong/domain/forfaiting/late-interest/interest-due';
import type { HeldClaim } from '@cohong/domain/forfaiting/title/split-title';
import { resaleCount, standingSales } from '@cohong/domain/forfaiting/title/title';
import { isOpenRecourse, recourseTransitions } from '@cohong/domain/forfaiting/recourse/recourse-status';
import { compare, sum, type Money } from '@cohong/domain/kernel/money';
import { isDeepStrictEqual } from 'node:util';
import { lateBooks } from './collecting.js';
import { movedBy, movedIn, paymentsIn, priceOf } from './payments.js';
import { recoursesOf } from './vaults.js';
import { banks, beneficiarysBank, face, statusIn, titlesLeft, type World } from './world.js';

/** Whether something holds of what a step has made of the world. */
type Law = (after: World, before: World) => boolean;

const totalOf = (amounts: readonly Money[]): bigint => sum('CNY', amounts).minorUnits;
const coinsIn = ({ coins }: World): bigint => Object.values(coins).reduce((total, fen) => total + fen, 0n);
const hasNoTwins = (keys: readonly string[]): boolean => new Set(keys).size === keys.length;

/** Where a title stands when its claim does. */
const standing = { OUTSTANDING: 'HELD', PAID: 'PAID', PREPAID: 'PAID', SPLIT: 'SPLIT' } as const;

function isAtOne({ claim, title }: HeldClaim): boolean {
    const { claimId, holder, amount } = title;

    return (
        banks.includes(holder) &&
        standing[claim.status] === title.status &&
        isDeepStrictEqual([claim.claimId, claim.holder, claim.amount], [claimId, holder, amount])
    );
}

/** Whether a buyer waits for what it has claimed back, unless the debtor has paid it. */
function isClaimedBack(deal: Deal, world: World): boolean {
    return recoursesOf(world, deal).some(({ status }) => isOpenRecourse(status));
}

export const laws: Readonly<Record<string, Law>> = {
    'every fen has one holder': ({ held, presentation }) => {
        const isOwed = held.some(({ claim }) => claim.status === 'OUTSTANDING');

        return (
            totalOf(titlesLeft({ held }).map(({ amount }) => amount)) === face &&
            hasNoTwins(held.map(({ title }) => title.claimId)) &&
            held.every(isAtOne) &&
            presentation.status === (isOwed ? 'UNDERTAKEN' : 'PAID')
        );
    },

    'a title goes back, sale by sale, to the bank to which the claim was owed first': ({ held }) =>
        held.every(({ title }) => {
            const sales = standingSales(title);
            const holders = [beneficiarysBank, ...sales.map(({ to }) => to)];

            return (
                holders.at(-1) === title.holder &&
                sales.every(({ from }, index) => from === holders[index]) &&
                resaleCount(title) === Math.max(0, sales.length - 1)
            );
        }),

    'a title moves if and only if its price does': (after, before) => {
        const told = paymentsIn(before, after);

        return told.length <= 1 && isDeepStrictEqual(movedIn(before, after), movedBy(told));
    },

    'a price is that of its day': ({ deals }, before) =>
        deals.every((deal) => {
            const { settlement } = deal;

            return (
                settlement === undefined ||
                before.deals.includes(deal) ||
                settlement.pricing.proceeds.minorUnits === priceOf(deal, settlement)
            );
        }),

    'coins are neither made nor lost': (after, before) =>
        coinsIn(after) === coinsIn(before) && Object.values(after.coins).every((fen) => fen >= 0n),

    'a payment outside the ledger is for one thing, and received as it was sent': ({ outside, deals }) =>
        hasNoTwins(outside.map(({ bank, uetr }) => `${bank} ${uetr}`)) &&
        deals.every(
            ({ settlement, sentPayment }) =>
                settlement?.payment.means !== 'OUTSIDE' || settlement.payment.uetr === sentPayment?.uetr,
        ),

    'a claim is sold by one deal at a time, and never when it is split': ({ deals, held, at }) => {
        const open = deals.filter((deal) => isOpen(dealAsItStands(deal, { calendar: china, at }).status));
        const split = held.flatMap(({ title }) => (title.status === 'SPLIT' ? [title.claimId] : []));

        return hasNoTwins([...open.map(({ claimId }) => claimId), ...split]);
    },

    'a title waits for a buyer, or may go back to a seller, where a deal says so': (after) =>
        after.held.every(({ title: { claimId, acknowledgedTo, returnableTo, status } }) => {
            const deals = after.deals.filter((deal) => deal.claimId === claimId);
            const standAt = (...statuses: readonly DealStatus[]): readonly Deal[] =>
                deals.filter((deal) => statuses.includes(statusIn(after, deal)));
            const buyers = standAt('ACKNOWLEDGED', 'PAYMENT_SENT').map(({ dealId, buyer }) => ({ dealId, buyer }));
            const sellers = deals
                .filter((deal) => standAt('UNDER_RESERVE', 'REFUND_DUE').includes(deal) || isClaimedBack(deal, after))
                .map(({ dealId, seller }) => ({ dealId, seller }));

            return (
                isDeepStrictEqual(acknowledgedTo === undefined ? [] : [acknowledgedTo], buyers) &&
                isDeepStrictEqual(returnableTo === undefined ? [] : [returnableTo], status === 'PAID' ? [] : sellers)
            );
        }),

    'a notice means nothing any more when its sale was called off or undone, and not before': ({ deals, notices }) =>
        notices.every(({ dealId, calledOffAt }) => {
            const status = deals.find((deal) => deal.dealId === dealId)?.status;

            return (calledOffAt !== undefined) === (status === 'CALLED_OFF' || status === 'RESCINDED');
        }),

    'nobody is paid while a title waits for its buyer': (after, before) => {
        const waits = before.held.filter(({ title }) => title.acknowledgedTo !== undefined);
        const paid = after.held.filter(({ claim }) => claim.payment !== undefined);

        return hasNoTwins([...waits, ...paid].map(({ title }) => title.claimId));
    },

    'what is collected is at most the face, and the interest for being late': ({ held, lateInterests, at }) => {
        const paid = held.flatMap(({ claim }) => (claim.payment === undefined ? [] : [claim]));

        return (
            totalOf(paid.map(({ proceeds, amount }) => proceeds ?? amount)) <= face &&
            paid.every(({ proceeds, amount }) => compare(proceeds ?? amount, amount) <= 0) &&
            lateInterests.every(({ claimId, creditorBank, amount }) => {
                const claim = paid.find((each) => each.claimId === claimId);
                const due = claim && interestDue(claim, { ...lateBooks, at })?.amount;

                return due !== undefined && compare(amount, due) <= 0 && creditorBank === claim?.holder;
            })
        );
    },

    'what is claimed back is the price, once at a time, and met by its refund alone': (after) =>
        after.deals.every((deal) => {
            const claimed = recoursesOf(after, deal);
            const [last, ...earlier] = [...claimed].reverse();
            const own = after.recourses.filter(({ dealId }) => dealId === deal.dealId);

            return (
                isDeepStrictEqual(own, claimed) &&
                claimed.every(({ amount }) => isDeepStrictEqual(amount, deal.settlement?.pricing.proceeds)) &&
                earlier.every(({ status }) => status === 'REJECTED' || status === 'WITHDRAWN') &&
                (last?.status === 'ADMITTED') === (deal.status === 'RECOURSE_ADMITTED') &&
                (last?.status === 'REFUNDED' ? deal.status === 'RESCINDED' : true) &&
                (deal.status === 'RESCINDED' ? !isClaimedBack(deal, after) : true)
            );
        }),

    'recourse moves along its machine': (after, before) =>
        after.recourses.every((recourse) => {
            const was = before.recourses.find(({ recourseId }) => recourseId === recourse.recourseId);
            const next = was === undefined ? ['CLAIMED'] : Object.values(recourseTransitions[was.status]);

            return was === recourse || next.includes(recourse.status);
        }),

    'a deal moves along its machine, and no more when it has ended': (after, before) =>
        after.deals.every((deal) => {
            const was = before.deals.find(({ dealId }) => dealId === deal.dealId);
            if (was === undefined || was === deal) {
                return was === deal || deal.status === 'TRADED';
            }
            const next = dealTransitions[statusIn(before, was)];

            return Object.values(next).includes(statusIn(after, deal));
        }),
};
