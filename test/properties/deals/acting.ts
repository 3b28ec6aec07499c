import type { Claim } from '@cohong/domain/claim/claim';
import type { Deal } from '@cohong/domain/forfaiting/deal/deal';
import type { DealStatus } from '@cohong/domain/forfaiting/deal/deal-status';
import type { MeansOfPayment } from '@cohong/domain/presentation/payment';
import { statusIn, type World } from './world.js';

/** The bank that acts, and the record with which. */
export interface Acting {
    readonly bank: string;
    readonly id: string;
}

/** What else chance decides of an act. */
export interface Drawn {
    readonly invited: readonly string[];
    readonly percentPerYear: string;
    /** By when the price is to be paid, or what is missing cured, and for how many fen less a claim is prepaid. */
    readonly days: number;
    readonly isUnderReserve: boolean;
    readonly means: MeansOfPayment;
    /** Of a payment outside the ledger. */
    readonly uetr: string;
    readonly shares: readonly bigint[];
}

/** A record with which an act might be done, and the bank whose it is. */
export interface Chance extends Acting {
    /** Whether it can be done, if the days and the coins allow it. */
    readonly isReady: boolean;
}

export interface Act {
    readonly chances: (world: World) => readonly Chance[];
    /** What its transaction does: load, decide, save. */
    readonly run: (world: World, acting: Acting, drawn: Drawn) => World;
}

/** With a deal, where it stands at one of these as the debtor's word leaves it. */
export function withDeals(bankOf: (deal: Deal) => string, ...statuses: readonly DealStatus[]): Act['chances'] {
    return (world) =>
        world.deals.map((deal) => ({
            bank: bankOf(deal),
            id: deal.dealId,
            isReady: statuses.includes(statusIn(world, deal)),
        }));
}

/** With a claim, where it is still owed. */
export function withClaims(bankOf: (claim: Claim) => string): Act['chances'] {
    return ({ held }) =>
        held.map(({ claim }) => ({
            bank: bankOf(claim),
            id: claim.claimId,
            isReady: claim.status === 'OUTSTANDING',
        }));
}

export const bySeller = ({ seller }: Pick<Deal, 'seller'>): string => seller;
export const byBuyer = ({ buyer }: Pick<Deal, 'buyer'>): string => buyer;
export const byHolder = ({ holder }: Pick<Claim, 'holder'>): string => holder;
export const byDebtor = ({ debtorBank }: Pick<Claim, 'debtorBank'>): string => debtorBank;
