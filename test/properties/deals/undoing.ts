import { demandRefund, liftReserve } from '@cohong/domain/forfaiting/deal/lift-reserve';
import {
    confirmRefund,
    refundDeal,
    type RescindedDeal,
    type RescindingFacts,
} from '@cohong/domain/forfaiting/deal/rescind-deal';
import { byBuyer, bySeller, withDeals, type Act, type Acting } from './acting.js';
import { changing, delivering, missing } from './selling.js';
import {
    findDeal,
    findNotice,
    paidBefore,
    recoursesOf,
    titleFacts,
    withCoins,
    withDeal,
    withHeld,
    withNotice,
    withOutside,
    withRecourse,
} from './vaults.js';
import type { World } from './world.js';

const cure: Act = { chances: withDeals(bySeller, 'UNDER_RESERVE'), run: delivering };

/** Before the buyer pays, and after. */
const liftable = [
    ...(['SATISFIED', 'NOTIFIED', 'NOTICE_REFUSED', 'ACKNOWLEDGED', 'PAYMENT_SENT'] as const),
    ...(['UNDER_RESERVE', 'REFUND_DUE'] as const),
] as const;
const lift: Act = {
    chances: withDeals(byBuyer, ...liftable),
    run: (world, acting) => {
        const found = findDeal(world, acting);
        const isPaidFor = found.deal.settlement !== undefined;
        const held = isPaidFor ? titleFacts(world, { ...acting, id: found.deal.claimId }) : undefined;
        const { deal, title } = liftReserve({ ...found, title: held?.title });
        const lifted = withDeal(world, deal);

        return held && title ? withHeld(lifted, { claim: held.claim, title }) : lifted;
    },
};

const demand: Act = {
    chances: withDeals(byBuyer, 'UNDER_RESERVE'),
    run: changing((facts) => demandRefund({ points: missing }, facts)),
};

const refund: Act = {
    chances: withDeals(bySeller, 'REFUND_DUE', 'RECOURSE_ADMITTED'),
    run: (world, acting) => {
        const { coins, ...rescinded } = refundDeal(rescindingFacts(world, acting));

        return withRescinded(withCoins(world, coins), rescinded);
    },
};

const confirmRefunded: Act = {
    chances: withDeals(byBuyer, 'REFUND_DUE', 'RECOURSE_ADMITTED'),
    run: (world, acting, { uetr }) => {
        const { bank } = acting;
        const facts = { ...rescindingFacts(world, acting), ...paidBefore(world, bank, uetr) };

        return withOutside(withRescinded(world, confirmRefund({ uetr }, facts)), bank, { kind: 'OUTSIDE', uetr });
    },
};

function rescindingFacts(world: World, acting: Acting): RescindingFacts {
    const { deal } = findDeal(world, acting);

    return {
        ...titleFacts(world, { ...acting, id: deal.claimId }),
        deal,
        notice: findNotice(world, acting),
        recourse: recoursesOf(world, deal).at(-1),
    };
}

function withRescinded(world: World, { deal, claim, title, notice, recourse }: RescindedDeal): World {
    const rescinded = withHeld(withNotice(withDeal(world, deal), notice), { claim, title });

    return recourse === undefined ? rescinded : withRecourse(rescinded, recourse);
}

/** What lets a sale under reserve stand, and what undoes it. */
export const keeping = { cure, lift };
export const undoing = { demand, refund, confirmRefunded };
