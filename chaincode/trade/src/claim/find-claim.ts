import { hmac, type CohongContext, type PrivateCollection } from '@cohong/chaincode-runtime';
import type { BankingCalendar } from '@cohong/domain/calendar/banking-calendar';
import { calendarOfLocation } from '@cohong/domain/calendar/calendar-of-location';
import type { Claim } from '@cohong/domain/claim/claim';
import type { HeldClaim } from '@cohong/domain/forfaiting/title/split-title';
import { titleBanks, titleOf, type Title } from '@cohong/domain/forfaiting/title/title';
import { bankingCalendars } from '../calendar/records.js';
import { vaultsOfTitle } from '../forfaiting/find-title.js';
import { titles } from '../forfaiting/records.js';
import type { Acting } from '../letter-of-credit/find-credit.js';
import { vaultOf } from '../places.js';
import { claims } from './records.js';

/** A claim with its title, as the bank that owes it and the bank that holds it keep them: to any other bank there is none. */
export async function findClaim(ctx: CohongContext, acting: Acting, claimId: string): Promise<HeldClaim> {
    const own = await ctx.ledger.in(acting.place).get(titles, claimId);
    const vaults = vaultsOfTitle(ctx, acting, own);

    return { title: await vaults.get(titles, claimId), claim: await vaults.get(claims, claimId) };
}

/** Writes the claims that an act has made, each with the title of the bank to which it is owed. */
export async function insertClaims(ctx: CohongContext, acting: Acting, made: readonly Claim[]): Promise<void> {
    const { now: at, transactionId } = ctx;
    for (const claim of made) {
        await insertHeld(ctx, acting, { claim, title: titleOf(claim, { at, transactionId }) });
    }
}

/** Writes a new claim and its title where both lie. */
export async function insertHeld(ctx: CohongContext, acting: Acting, { claim, title }: HeldClaim): Promise<void> {
    const vaults = vaultsOfTitle(ctx, acting, title);
    await vaults.insert(claims, claim);
    await vaults.insert(titles, title);
}

/**
 * Writes a claim and its title where they lie after an act that changes by whom they are held: new at a bank that comes to hold
 * them, and no more at one that does not.
 */
export async function moveClaim(
    ctx: CohongContext,
    { from, to }: { readonly from: Title; readonly to: HeldClaim },
): Promise<void> {
    const [before, after] = [titleBanks(from), titleBanks(to.title)];
    const vaults = (banks: readonly string[]): PrivateCollection[] => banks.map((bank) => ctx.ledger.in(vaultOf(bank)));
    const stays = after.filter((bank) => before.includes(bank));
    const [first = '', ...others] = stays.map(vaultOf);
    await ctx.ledger.in(first, ...others).replace(claims, to.claim);
    await ctx.ledger.in(first, ...others).replace(titles, to.title);
    for (const vault of vaults(after.filter((bank) => !before.includes(bank)))) {
        await vault.insert(claims, to.claim);
        await vault.insert(titles, to.title);
    }
    for (const vault of vaults(before.filter((bank) => !after.includes(bank)))) {
        await vault.remove(claims, to.claim.claimId);
        await vault.remove(titles, to.claim.claimId);
    }
}

/** The calendar of the place where a claim is payable. */
export async function calendarOfClaim(ctx: CohongContext, { payableAt }: Claim): Promise<BankingCalendar> {
    return calendarOfLocation(await ctx.ledger.findBook(bankingCalendars), payableAt);
}

/** What this transaction's claims are called: nobody can foresee an id, and none comes twice. */
export function claimIdsIn({ seed, transactionId }: CohongContext): (part: number) => string {
    return (part) => hmac(seed, transactionId, 'claim', String(part)).slice(0, 32);
}
