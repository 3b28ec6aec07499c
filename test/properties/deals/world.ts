import type { AssignmentNotice } from '@cohong/domain/forfaiting/deal/assignment-notice';
import type { Deal } from '@cohong/domain/forfaiting/deal/deal';
import type { DealStatus } from '@cohong/domain/forfaiting/deal/deal-status';
import { withAnswer } from '@cohong/domain/forfaiting/deal/settle-deal';
import type { WriteOff } from '@cohong/domain/forfaiting/holding/write-off';
import type { LateInterest } from '@cohong/domain/forfaiting/late-interest/late-interest';
import type { SellerFacts } from '@cohong/domain/forfaiting/quote/close-bidding';
import type { RecourseClaim } from '@cohong/domain/forfaiting/recourse/recourse-claim';
import type { ClaimOrigin } from '@cohong/domain/forfaiting/title/sell-unassigned';
import type { HeldClaim } from '@cohong/domain/forfaiting/title/split-title';
import { documentsOf } from '@cohong/domain/forfaiting/title/testing/assigned';
import { claim as incurred } from '@cohong/domain/forfaiting/title/testing/samples';
import { titleOf, type Title } from '@cohong/domain/forfaiting/title/title';
import type { Instant } from '@cohong/domain/kernel/time';
import type { Presentation } from '@cohong/domain/presentation/presentation';

export const { debtorBank, holder: beneficiarysBank } = incurred;
/** The bank to which the claim is owed first, two forfaiters, and the bank that owes it. */
export const banks: readonly string[] = [beneficiarysBank, 'HarbourBankMSP', 'SampanBankMSP', debtorBank];
/** What is owed, in fen. */
export const face = incurred.amount.minorUnits;
/** For what the claim came about: nobody but its holder has a share in it. */
export const origin: ClaimOrigin = documentsOf(incurred);

/** All that vaults hold of one claim and of the parts into which it is split, and the coins of the banks. */
export interface World {
    readonly at: Instant;
    /** How many transactions have changed it. */
    readonly height: number;
    readonly held: readonly HeldClaim[];
    /** What sellers have asked, with the quotes that were shown. */
    readonly requests: readonly Pick<SellerFacts, 'request' | 'bids'>[];
    readonly deals: readonly Deal[];
    readonly notices: readonly AssignmentNotice[];
    readonly recourses: readonly RecourseClaim[];
    /** By which deal a bank has sold a claim last, each in its own vault. */
    readonly lastDeals: Readonly<Record<string, string>>;
    readonly lateInterests: readonly LateInterest[];
    readonly writeOffs: readonly WriteOff[];
    readonly presentation: Presentation;
    /** The e-CNY in the vault of each bank, in fen. */
    readonly coins: Readonly<Record<string, bigint>>;
    /** The payments outside the ledger that each bank has recorded. */
    readonly outside: readonly Outside[];
}

export interface Outside {
    readonly bank: string;
    readonly uetr: string;
}

/** Not all can pay for the whole claim at any time, nor pay back what they have had for it. */
export const start: World = {
    at: incurred.incurredAt,
    height: 0,
    held: [{ claim: incurred, title: titleOf(incurred, { at: incurred.incurredAt, transactionId: 'tx0' }) }],
    requests: [],
    deals: [],
    notices: [],
    recourses: [],
    lastDeals: {},
    lateInterests: [],
    writeOffs: [],
    presentation: origin.presentation,
    coins: {
        [beneficiarysBank]: face,
        HarbourBankMSP: 2n * face,
        SampanBankMSP: face,
        [debtorBank]: 2n * face,
    },
    outside: [],
};

/** The titles that somebody holds or was paid for: of a claim that was split, those to its parts. */
export function titlesLeft({ held }: Pick<World, 'held'>): readonly Title[] {
    return held.map(({ title }) => title).filter(({ status }) => status !== 'SPLIT');
}

/** Where a deal stands by its record and its debtor's word. */
export function statusIn({ notices }: Pick<World, 'notices'>, deal: Deal): DealStatus {
    return withAnswer(
        deal,
        notices.find(({ dealId }) => dealId === deal.dealId),
    ).status;
}
