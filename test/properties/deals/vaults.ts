import { china } from '@cohong/domain/calendar/testing/samples';
import type { PaymentDue } from '@cohong/domain/dcep/payment-due';
import { noticeBanks, type AssignmentNotice } from '@cohong/domain/forfaiting/deal/assignment-notice';
import type { Deal } from '@cohong/domain/forfaiting/deal/deal';
import { dealAsItStands, type DealFacts } from '@cohong/domain/forfaiting/deal/deliver-documents';
import { lateInterestBanks, type LateInterest } from '@cohong/domain/forfaiting/late-interest/late-interest';
import type { RecourseClaim } from '@cohong/domain/forfaiting/recourse/recourse-claim';
import type { SellingFacts } from '@cohong/domain/forfaiting/title/for-sale';
import type { TitleFacts } from '@cohong/domain/forfaiting/title/held-title';
import type { HeldClaim } from '@cohong/domain/forfaiting/title/split-title';
import { titleBanks } from '@cohong/domain/forfaiting/title/title';
import { Refusal } from '@cohong/domain/kernel/refusal';
import type { PaidBefore } from '@cohong/domain/presentation/outside-payment';
import type { MeansOfPayment } from '@cohong/domain/presentation/payment';
import type { Acting } from './acting.js';
import type { World } from './world.js';

/** A record as a bank finds it in its own vault: to a bank that is none of its own there is no such record. */
function inVault<Kept>(kept: Kept | undefined, bank: string, banksOf: (kept: Kept) => readonly string[]): Kept {
    if (kept === undefined || !banksOf(kept).includes(bank)) {
        throw new Refusal('not-found', 'RECORD_MUST_EXIST');
    }

    return kept;
}

/** Under what the transaction that is being made is recorded. */
export function transactionOf({ at, height }: World): { readonly at: string; readonly transactionId: string } {
    return { at, transactionId: `tx${height + 1}` };
}

export function titleFacts(world: World, { bank, id }: Acting): TitleFacts & HeldClaim {
    const held = world.held.find(({ title }) => title.claimId === id);
    const found = inVault(held, bank, ({ title }) => titleBanks(title));

    return { ...found, ...transactionOf(world), bank, calendar: china };
}

/** Whether a bank holds a claim, or may come to hold it or have it back. */
export function isInVault({ held }: World, { bank, id }: Acting): boolean {
    return held.some(({ title }) => title.claimId === id && titleBanks(title).includes(bank));
}

export function sellingFacts(world: World, acting: Acting): SellingFacts & HeldClaim {
    const last = world.deals.find(({ dealId }) => dealId === world.lastDeals[lastDealKey(acting)]);

    const lastDeal = last && dealAsItStands(last, { calendar: china, at: world.at });

    // What a share keeps its grantor from is followed in `participations.test.ts`.
    return { ...titleFacts(world, acting), lastDeal, isParticipated: false };
}

/** A deal, and its notice where it has one. */
export type FoundDeal = DealFacts & { readonly notice: AssignmentNotice | undefined };

export function findDeal(world: World, { bank, id }: Acting): FoundDeal {
    const found = world.deals.find(({ dealId }) => dealId === id);
    const deal = inVault(found, bank, ({ seller, buyer }) => [seller, buyer]);
    const notice = world.notices.find(({ dealId }) => dealId === id);

    return { deal, notice, bank, calendar: china, at: world.at };
}

export function findNotice({ notices }: World, { bank, id }: Acting): AssignmentNotice {
    const found = notices.find(({ dealId }) => dealId === id);

    return inVault(found, bank, noticeBanks);
}

/** What was claimed back for a deal, the last claim last. */
export function recoursesOf({ recourses }: World, { recourseIds = [] }: Deal): readonly RecourseClaim[] {
    return recourseIds.flatMap((id) => recourses.filter(({ recourseId }) => recourseId === id));
}

export function findRecourse(world: World, { bank, id }: Acting): RecourseClaim {
    const found = world.recourses.find(({ recourseId }) => recourseId === id);

    return inVault(found, bank, ({ seller, buyer }) => [seller, buyer]);
}

export function findLateInterest({ lateInterests }: World, { bank, id }: Acting): LateInterest {
    const found = lateInterests.find(({ claimId }) => claimId === id);

    return inVault(found, bank, lateInterestBanks);
}

/** What the bank has recorded under the same reference. */
export function paidBefore({ outside, at }: World, bank: string, uetr: string): PaidBefore {
    const isKnown = outside.some((each) => each.bank === bank && each.uetr === uetr);

    return isKnown ? { earlierPayment: { uetr, creditId: 'c'.repeat(32), at } } : {};
}

export function withOutside(world: World, bank: string, means: MeansOfPayment): World {
    return means.kind === 'OUTSIDE' ? { ...world, outside: [...world.outside, { bank, uetr: means.uetr }] } : world;
}

/** Moves the coins that are due, out of a vault that has them: what the coin contract refuses fails both. */
export function withCoins(world: World, due: PaymentDue | undefined): World {
    if (due === undefined) {
        return world;
    }
    const { from, to, amount } = due;
    const left = (world.coins[from.bank] ?? 0n) - amount.minorUnits;
    if (left < 0n) {
        throw new Refusal('conflict', 'COINS_MUST_SUFFICE');
    }
    const paid = { ...world.coins, [from.bank]: left };

    return { ...world, coins: { ...paid, [to.bank]: (paid[to.bank] ?? 0n) + amount.minorUnits } };
}

export function withHeld(world: World, { claim, title }: HeldClaim): World {
    return { ...world, held: put(world.held, { claim, title }, (each) => each.title.claimId) };
}

export function withDeal(world: World, deal: Deal): World {
    return { ...world, deals: put(world.deals, deal, ({ dealId }) => dealId) };
}

export function withNotice(world: World, notice: AssignmentNotice): World {
    return { ...world, notices: put(world.notices, notice, ({ dealId }) => dealId) };
}

export function withRecourse(world: World, recourse: RecourseClaim): World {
    return { ...world, recourses: put(world.recourses, recourse, ({ recourseId }) => recourseId) };
}

export function withLateInterest(world: World, lateInterest: LateInterest): World {
    return { ...world, lateInterests: put(world.lateInterests, lateInterest, ({ claimId }) => claimId) };
}

/** Keeps by which deal its seller sells a claim now, in place of the one before. */
export function withLastDeal(world: World, { seller: bank, claimId: id, dealId }: Deal): World {
    return { ...world, lastDeals: { ...world.lastDeals, [lastDealKey({ bank, id })]: dealId } };
}

function lastDealKey({ bank, id }: Acting): string {
    return `${bank} ${id}`;
}

/** The records with one as an act has left it, or as a new one. */
function put<Kept>(records: readonly Kept[], kept: Kept, keyOf: (record: Kept) => string): readonly Kept[] {
    const isNew = !records.some((each) => keyOf(each) === keyOf(kept));

    return isNew ? [...records, kept] : records.map((each) => (keyOf(each) === keyOf(kept) ? kept : each));
}
