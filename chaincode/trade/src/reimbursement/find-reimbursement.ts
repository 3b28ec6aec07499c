import type { CohongContext, PrivateCollection } from '@cohong/chaincode-runtime';
import type { BankingCalendar } from '@cohong/domain/calendar/banking-calendar';
import { calendarOfLocation } from '@cohong/domain/calendar/calendar-of-location';
import type { Answering } from '@cohong/domain/reimbursement/answer-claim';
import type { ChangingFacts } from '@cohong/domain/reimbursement/amend-authorisation';
import type { ClaimAddress } from '@cohong/domain/reimbursement/api';
import { holdersOf, type Authorisation } from '@cohong/domain/reimbursement/authorisation';
import type { AuthorisingFacts } from '@cohong/domain/reimbursement/authorise-reimbursement';
import type { ReimbursementClaim } from '@cohong/domain/reimbursement/reimbursement-claim';
import { bankingCalendars } from '../calendar/records.js';
import { amendmentsIn, findCredit, vaultsOf, type Acting } from '../letter-of-credit/find-credit.js';
import { numbersUpTo } from '../numbers-up-to.js';
import { vaultsOfBanks } from '../places.js';
import { authorisations, reimbursementClaims } from './records.js';

/** The vaults of all banks that hold an authorisation, the acting bank's first: of the others only hashes are read. */
export function vaultsOfAuthorisation(
    ctx: CohongContext,
    acting: Acting,
    authorisation: Authorisation,
): PrivateCollection {
    return vaultsOfBanks(ctx, acting, holdersOf(authorisation));
}

/** An authorisation as all its banks hold it. To any other bank there is no such record: RECORD_MUST_EXIST. */
export async function findAuthorisation(ctx: CohongContext, acting: Acting, creditId: string): Promise<Authorisation> {
    const own = await ctx.ledger.in(acting.place).get(authorisations, creditId);

    return await vaultsOfAuthorisation(ctx, acting, own).get(authorisations, creditId);
}

/** A claim with its authorisation, and the clock by which it is answered. */
export async function findClaim(
    ctx: CohongContext,
    acting: Acting,
    { creditId, number }: ClaimAddress,
): Promise<Answering> {
    const authorisation = await findAuthorisation(ctx, acting, creditId);
    const vaults = vaultsOfAuthorisation(ctx, acting, authorisation);
    const claim = await vaults.get(reimbursementClaims, creditId, String(number));
    const calendar = await calendarOfReimbursingBank(ctx, authorisation);

    return { claim, authorisation, bank: acting.bank, calendar, at: ctx.now };
}

/** All claims under an authorisation, in the order of their numbers, as a vault holds them. */
export async function claimsIn(
    vault: PrivateCollection,
    { creditId, numberOfClaims }: Authorisation,
): Promise<readonly ReimbursementClaim[]> {
    const numbers = numbersUpTo(numberOfClaims);

    return await Promise.all(numbers.map((number) => vault.get(reimbursementClaims, creditId, number)));
}

/** All claims under a credit, as the acting bank holds them: none where nobody reimburses, or it is not to hear of it. */
export async function claimsUnder(
    ctx: CohongContext,
    acting: Acting,
    creditId: string,
): Promise<readonly ReimbursementClaim[]> {
    if ((await ctx.ledger.in(acting.place).find(authorisations, creditId)) === undefined) {
        return [];
    }
    const authorisation = await findAuthorisation(ctx, acting, creditId);

    return await claimsIn(vaultsOfAuthorisation(ctx, acting, authorisation), authorisation);
}

/** The credit for which the acting bank authorises, as all its banks hold it. */
export async function authorisingFacts(
    ctx: CohongContext,
    acting: Acting,
    creditId: string,
): Promise<AuthorisingFacts> {
    const credit = await findCredit(ctx, acting, creditId);
    const amendments = await amendmentsIn(vaultsOf(ctx, acting, credit.terms), credit);

    return { credit, amendments, bank: acting.bank, at: ctx.now };
}

/** The same, with what has been authorised and claimed. */
export async function changingFacts(ctx: CohongContext, acting: Acting, creditId: string): Promise<ChangingFacts> {
    const authorisation = await findAuthorisation(ctx, acting, creditId);
    const claims = await claimsIn(vaultsOfAuthorisation(ctx, acting, authorisation), authorisation);
    const calendar = await calendarOfReimbursingBank(ctx, authorisation);

    return { ...(await authorisingFacts(ctx, acting, creditId)), authorisation, claims, calendar };
}

/** The calendar of the place of the bank that reimburses. */
export async function calendarOfReimbursingBank(
    ctx: CohongContext,
    reimbursingBank: Authorisation,
): Promise<BankingCalendar> {
    return calendarOfLocation(await ctx.ledger.findBook(bankingCalendars), reimbursingBank);
}
