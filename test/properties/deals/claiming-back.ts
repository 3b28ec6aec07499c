import {
    admitRecourse,
    rejectRecourse,
    withdrawRecourse,
    type AnsweringFacts,
    type EndedRecourse,
} from '@cohong/domain/forfaiting/recourse/answer-recourse';
import { claimRecourse } from '@cohong/domain/forfaiting/recourse/claim-recourse';
import type { RecourseClaim } from '@cohong/domain/forfaiting/recourse/recourse-claim';
import type { RecourseStatus } from '@cohong/domain/forfaiting/recourse/recourse-status';
import { forged } from '@cohong/domain/forfaiting/recourse/testing/samples';
import type { HeldClaim } from '@cohong/domain/forfaiting/title/split-title';
import { byBuyer, bySeller, withDeals, type Act, type Acting } from './acting.js';
import {
    findDeal,
    findRecourse,
    isInVault,
    recoursesOf,
    sellingFacts,
    titleFacts,
    withDeal,
    withHeld,
    withRecourse,
} from './vaults.js';
import type { World } from './world.js';

/** A buyer has found what its seller answers for. */
const claimBack: Act = {
    // Also what was paid for under reserve, and became final with maturity.
    chances: withDeals(byBuyer, 'SETTLED', 'UNDER_RESERVE'),
    run: (world, acting, { days }) => {
        const found = findDeal(world, acting);
        const own = { ...acting, id: found.deal.claimId };
        const held = isInVault(world, own) ? sellingFacts(world, own) : undefined;
        const { recourse, deal, title } = claimRecourse(
            { breach: forged, evidence: [`document-${days % 3}`] },
            { ...found, recourseId: `recourse-${world.height}`, earlier: recoursesOf(world, found.deal), held },
        );
        const claimed = withRecourse(withDeal(world, deal), recourse);

        return held === undefined ? claimed : withHeld(claimed, { claim: held.claim, title });
    },
};

function withRecourses(
    bankOf: (parties: Pick<RecourseClaim, 'seller' | 'buyer'>) => string,
    ...statuses: readonly RecourseStatus[]
): Act['chances'] {
    return ({ recourses }) =>
        recourses.map((recourse) => ({
            bank: bankOf(recourse),
            id: recourse.recourseId,
            isReady: statuses.includes(recourse.status),
        }));
}

/** A recourse claim with its deal, and what is sold as long as the bank holds it too. */
function answering(
    world: World,
    acting: Acting,
): { readonly facts: AnsweringFacts; readonly held: HeldClaim | undefined } {
    const recourse = findRecourse(world, acting);
    const own = { ...acting, id: recourse.claimId };
    const held = isInVault(world, own) ? titleFacts(world, own) : undefined;

    return { facts: { ...findDeal(world, { ...acting, id: recourse.dealId }), recourse, title: held?.title }, held };
}

const admit: Act = {
    chances: withRecourses(bySeller, 'CLAIMED'),
    run: (world, acting) => {
        const { recourse, deal } = admitRecourse(answering(world, acting).facts);

        return withRecourse(withDeal(world, deal), recourse);
    },
};

/** An answer by which the sale is final again. */
function ending(rule: (facts: AnsweringFacts) => EndedRecourse): Act['run'] {
    return (world, acting) => {
        const { facts, held } = answering(world, acting);
        const { recourse, deal, title } = rule(facts);
        const ended = withRecourse(withDeal(world, deal), recourse);

        return held && title ? withHeld(ended, { claim: held.claim, title }) : ended;
    };
}
const rejectClaim: Act = {
    chances: withRecourses(bySeller, 'CLAIMED'),
    run: ending((facts) => rejectRecourse({ reasons: ['It is genuine'] }, facts)),
};
const withdraw: Act = { chances: withRecourses(byBuyer, 'CLAIMED', 'ADMITTED'), run: ending(withdrawRecourse) };

export const claimingBack = { claimBack, admit };
export const lettingStand = { rejectClaim, withdraw };
