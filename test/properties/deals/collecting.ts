import { china } from '@cohong/domain/calendar/testing/samples';
import { payClaim, prepayClaim, type PaidClaim, type PayingFacts } from '@cohong/domain/claim/pay-claim';
import { dayCounts } from '@cohong/domain/day-count/testing/samples';
import { writeOffClaim } from '@cohong/domain/forfaiting/holding/write-off';
import { payLateInterest, waiveLateInterest } from '@cohong/domain/forfaiting/late-interest/answer-late-interest';
import { claimLateInterest } from '@cohong/domain/forfaiting/late-interest/claim-late-interest';
import type { LateInterest } from '@cohong/domain/forfaiting/late-interest/late-interest';
import { lateInterestRates } from '@cohong/domain/forfaiting/late-interest/testing/samples';
import { splitTitle } from '@cohong/domain/forfaiting/title/split-title';
import { add, apportion } from '@cohong/domain/kernel/money';
import { byDebtor, byHolder, withClaims, type Act, type Drawn } from './acting.js';
import {
    findLateInterest,
    paidBefore,
    sellingFacts,
    titleFacts,
    transactionOf,
    withCoins,
    withHeld,
    withLateInterest,
    withOutside,
} from './vaults.js';
import { origin, titlesLeft } from './world.js';

export const lateBooks = { calendar: china, rates: lateInterestRates, dayCounts };

const split: Act = {
    chances: withClaims(byHolder),
    run: (world, acting, { shares, days }) => {
        const facts = sellingFacts(world, acting);
        const { amount } = facts.title;
        // Seldom they come to more than the claim.
        const amounts = apportion(days === 0 ? add(amount, amount) : amount, shares);
        const claimIdOf = (part: number): string => `claim-${world.height}-${part}`;
        const { whole, parts } = splitTitle(amounts, { ...facts, claimIdOf });

        return [whole, ...parts].reduce(withHeld, world);
    },
};

/** The debtor pays, when a claim is due or before. */
function paying(rule: (drawn: Drawn, facts: PayingFacts) => PaidClaim): Act {
    return {
        chances: withClaims(byDebtor),
        run: (world, acting, drawn) => {
            const { bank, id } = acting;
            const { presentation: before } = world;
            const otherParts = titlesLeft(world).filter(({ claimId }) => claimId !== id);
            const facts = { ...titleFacts(world, acting), ...origin, presentation: before, otherParts };
            const { means, uetr } = drawn;
            const { claim, title, presentation, coins } = rule(drawn, { ...facts, ...paidBefore(world, bank, uetr) });
            const paid = withOutside(withCoins(world, coins), bank, means);

            return withHeld({ ...paid, presentation }, { claim, title });
        },
    };
}
const pay = paying(({ means }, facts) => payClaim({ means, shares: [] }, facts));
const prepay = paying(({ means, days }, facts) => {
    const { currency, minorUnits } = facts.claim.amount;
    const proceeds = { currency, minorUnits: minorUnits + 1n - BigInt(days) };

    return prepayClaim({ means, proceeds, shares: [] }, facts);
});

const writeOff: Act = {
    chances: withClaims(byHolder),
    run: (world, acting) => {
        const { id: claimId } = acting;
        const before = world.writeOffs.find((each) => each.claimId === claimId);
        const written = writeOffClaim(
            { claimId, reason: 'No hope' },
            { ...sellingFacts(world, acting), writeOff: before },
        );

        return { ...world, writeOffs: [...world.writeOffs, written] };
    },
};

const claimInterest: Act = {
    chances: ({ held, lateInterests }) =>
        held.map(({ claim: { claimId: id, holder: bank, status } }) => ({
            ...{ bank, id },
            isReady: status === 'PAID' && !lateInterests.some(({ claimId }) => claimId === id),
        })),
    run: (world, acting) => {
        const claimed = claimLateInterest({ ...titleFacts(world, acting), ...lateBooks });
        const isThere = world.lateInterests.some(({ claimId }) => claimId === acting.id);

        // As a ledger keeps it: what was claimed is not claimed again.
        return isThere ? world : withLateInterest(world, claimed);
    },
};

const payInterest: Act = {
    chances: withInterests(({ debtorBank }) => debtorBank),
    run: (world, acting, { means, uetr }) => {
        const { bank } = acting;
        const facts = { ...transactionOf(world), ...paidBefore(world, bank, uetr), bank };
        const { lateInterest, coins } = payLateInterest(
            { means },
            { ...facts, lateInterest: findLateInterest(world, acting) },
        );

        return withLateInterest(withOutside(withCoins(world, coins), bank, means), lateInterest);
    },
};

const waiveInterest: Act = {
    chances: withInterests(({ creditorBank }) => creditorBank),
    run: (world, acting) => {
        const facts = { bank: acting.bank, lateInterest: findLateInterest(world, acting), at: world.at };

        return withLateInterest(world, waiveLateInterest({ reason: 'Our mistake' }, facts));
    },
};

function withInterests(bankOf: (claimed: LateInterest) => string): Act['chances'] {
    return ({ lateInterests }) =>
        lateInterests.map((claimed) => ({
            bank: bankOf(claimed),
            id: claimed.claimId,
            isReady: claimed.status === 'CLAIMED',
        }));
}

export const collecting = { split, pay, prepay, writeOff, claimInterest, payInterest, waiveInterest };
