import { callOffDeal } from '@cohong/domain/forfaiting/deal/call-off-deal';
import type { Deal } from '@cohong/domain/forfaiting/deal/deal';
import {
    acceptDocuments,
    deliverDocuments,
    lapseDeal,
    rejectDocuments,
    type DealFacts,
} from '@cohong/domain/forfaiting/deal/deliver-documents';
import { acknowledgeNotice, notifyAssignment } from '@cohong/domain/forfaiting/deal/notify-assignment';
import { refuseNotice } from '@cohong/domain/forfaiting/deal/refuse-notice';
import { sendPayment } from '@cohong/domain/forfaiting/deal/send-payment';
import { confirmReceipt, settleDeal, type SettlingFacts } from '@cohong/domain/forfaiting/deal/settle-deal';
import { books } from '@cohong/domain/forfaiting/quote/testing/samples';
import { addDays, chinaDate } from '@cohong/domain/kernel/time';
import { byBuyer, byDebtor, bySeller, withDeals, type Act, type Acting, type Drawn } from './acting.js';
import {
    findDeal,
    findNotice,
    paidBefore,
    titleFacts,
    withCoins,
    withDeal,
    withHeld,
    withNotice,
    withOutside,
} from './vaults.js';
import { origin, type World } from './world.js';

/** An act with a deal that changes nothing else. */
export function changing(rule: (facts: DealFacts, drawn: Drawn) => Deal): Act['run'] {
    return (world, acting, drawn) => withDeal(world, rule(findDeal(world, acting), drawn));
}

export const missing = ['the assignment is not signed'];

export const delivering = changing(deliverDocuments);
const deliver: Act = {
    chances: withDeals(bySeller, 'TRADED', 'REJECTED'),
    run: delivering,
};
const reject: Act = {
    chances: withDeals(byBuyer, 'DELIVERED'),
    run: changing((facts) => rejectDocuments({ reasons: missing }, facts)),
};
const accept: Act = {
    chances: withDeals(byBuyer, 'DELIVERED'),
    run: changing((facts, { isUnderReserve, days }) => {
        const reserve = { points: missing, cureBy: addDays(chinaDate(facts.at), days % 4) };

        return acceptDocuments({ reserve: isUnderReserve ? reserve : undefined }, facts);
    }),
};
const lapse: Act = {
    chances: (world) => [
        ...withDeals(bySeller, 'TRADED', 'DELIVERED', 'REJECTED')(world),
        ...withDeals(byBuyer, 'TRADED', 'REJECTED')(world),
    ],
    run: changing(lapseDeal),
};

const notify: Act = {
    chances: withDeals(bySeller, 'SATISFIED'),
    run: (world, acting) => {
        const found = findDeal(world, acting);
        const held = titleFacts(world, { ...acting, id: found.deal.claimId });
        const { deal, notice } = notifyAssignment(found, held);

        return withNotice(withDeal(world, deal), notice);
    },
};

const acknowledge: Act = {
    chances: withDeals(({ claim }) => byDebtor(claim), 'NOTIFIED'),
    run: (world, acting) => {
        const before = findNotice(world, acting);
        const held = titleFacts(world, { ...acting, id: before.claimId });
        const { claim } = held;
        const { notice, title } = acknowledgeNotice(claim, { ...held, notice: before, origin });

        return withNotice(withHeld(world, { claim, title }), notice);
    },
};

const settle: Act = {
    chances: withDeals(byBuyer, 'ACKNOWLEDGED'),
    run: (world, acting) => {
        const { deal, claim, title, coins } = settleDeal(settlingFacts(world, acting));

        return withDeal(withHeld(withCoins(world, coins), { claim, title }), deal);
    },
};

const send: Act = {
    chances: withDeals(byBuyer, 'ACKNOWLEDGED', 'PAYMENT_SENT'),
    run: (world, acting, { uetr }) => {
        const paid = paidBefore(world, acting.bank, uetr);
        const sent = sendPayment({ uetr }, { ...findDeal(world, acting), ...books, ...paid });

        return withOutside(withDeal(world, sent), acting.bank, { kind: 'OUTSIDE', uetr });
    },
};

const receive: Act = {
    chances: withDeals(bySeller, 'PAYMENT_SENT'),
    run: (world, acting, { days, uetr: another }) => {
        const { bank } = acting;
        const facts = settlingFacts(world, acting);
        // Seldom the seller sees another payment than the buyer has named.
        const uetr = days === 0 ? another : (facts.deal.sentPayment?.uetr ?? another);
        const { deal, claim, title } = confirmReceipt({ uetr }, { ...facts, ...paidBefore(world, bank, uetr) });

        return withOutside(withDeal(withHeld(world, { claim, title }), deal), bank, { kind: 'OUTSIDE', uetr });
    },
};

function settlingFacts(world: World, acting: Acting): SettlingFacts {
    const { deal, notice } = findDeal(world, acting);

    return { ...titleFacts(world, { ...acting, id: deal.claimId }), ...books, deal, notice };
}

const refuse: Act = {
    chances: withDeals(({ claim }) => byDebtor(claim), 'NOTIFIED'),
    run: (world, acting) => {
        const notice = findNotice(world, acting);

        return withNotice(world, refuseNotice({ reasons: missing }, { bank: acting.bank, notice, at: world.at }));
    },
};

const callOff: Act = {
    chances: (world) => [
        ...withDeals(bySeller, 'SATISFIED', 'NOTIFIED', 'NOTICE_REFUSED', 'ACKNOWLEDGED', 'PAYMENT_SENT')(world),
        ...withDeals(byBuyer, 'NOTICE_REFUSED')(world),
    ],
    run: (world, acting) => {
        const found = findDeal(world, acting);
        const isAcknowledged = found.notice?.acknowledgement !== undefined;
        const held = isAcknowledged ? titleFacts(world, { ...acting, id: found.deal.claimId }) : undefined;
        const { deal, notice, title } = callOffDeal({ ...found, title: held?.title });
        const called = withDeal(notice === undefined ? world : withNotice(world, notice), deal);

        return held && title ? withHeld(called, { claim: held.claim, title }) : called;
    },
};

/** What brings a deal on, and what ends it or throws it back. */
export const selling = { deliver, accept, notify, acknowledge, settle, send, receive };
export const failing = { reject, lapse, refuse, callOff };
