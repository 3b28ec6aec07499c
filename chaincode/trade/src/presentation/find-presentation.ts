import type { CohongContext, PrivateCollection } from '@cohong/chaincode-runtime';
import type { BankingCalendar } from '@cohong/domain/calendar/banking-calendar';
import type { CalendarBook } from '@cohong/domain/calendar/calendar-book';
import { calendarOfLocation } from '@cohong/domain/calendar/calendar-of-location';
import type { DomesticPolicyBook } from '@cohong/domain/domestic-credit/domestic-policy';
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import { locationOf } from '@cohong/domain/letter-of-credit/parties';
import { asAllStand, type Whole } from '@cohong/domain/presentation/as-all-stand';
import type { PresentationAddress } from '@cohong/domain/presentation/api';
import type { Examining, ExaminingFacts } from '@cohong/domain/presentation/examine-presentation';
import type { PaidBefore } from '@cohong/domain/presentation/outside-payment';
import type { Presentation } from '@cohong/domain/presentation/presentation';
import { withPapers } from '@cohong/domain/presentation/working-papers';
import type { Transfer } from '@cohong/domain/transfer/transfer';
import { bankingCalendars } from '../calendar/records.js';
import { domesticPolicies } from '../domestic-credit/records.js';
import { amendmentsIn, findCredit, vaultsOf, type Acting } from '../letter-of-credit/find-credit.js';
import { numbersUpTo } from '../numbers-up-to.js';
import { transfersIn } from '../transfer/transfers-in.js';
import { vaultOf } from '../places.js';
import { presentations, workingPapers } from './records.js';

/** A presentation with its credit, and the clock by which its bank examines it; in an act that pays, what was paid so before. */
export interface Found extends PaidBefore {
    readonly credit: Credit;
    readonly presentation: Presentation;
    readonly examining: Examining;
}

/** A credit as everything under it stands, and what is public by which it does. */
export interface Standing extends Whole {
    readonly transfers: readonly Transfer[];
    readonly calendarBook: CalendarBook | undefined;
    readonly domesticPolicies: DomesticPolicyBook | undefined;
}

/** A presentation as all banks of the credit hold it, with the calendar of the place of the bank that examines it. */
export async function findPresentation(
    ctx: CohongContext,
    acting: Acting,
    { creditId, number }: PresentationAddress,
): Promise<Found> {
    const credit = await findCredit(ctx, acting, creditId);
    const presentation = await presentationIn(vaultsOf(ctx, acting, credit.terms), { creditId, number });
    const calendar = await calendarOfExaminer(ctx, credit, presentation);

    return { credit, presentation, examining: { bank: acting.bank, calendar, at: ctx.now } };
}

/** The calendar of the place of the bank that examines. */
export async function calendarOfExaminer(
    ctx: CohongContext,
    { terms }: Credit,
    { examiningBank }: Presentation,
): Promise<BankingCalendar> {
    return calendarOfLocation(await ctx.ledger.findBook(bankingCalendars), locationOf(terms, examiningBank));
}

/** What an examination needs to know, as all banks of the credit hold it. */
export async function examiningFacts(
    ctx: CohongContext,
    acting: Acting,
    { credit, presentation, examining }: Found,
): Promise<ExaminingFacts> {
    const { presentations: lodged, ...rest } = await standingUnder(ctx, vaultsOf(ctx, acting, credit.terms), credit);
    const others = lodged.filter(({ number }) => number !== presentation.number);

    return { ...examining, ...rest, others };
}

/** A credit as everything under it stands now, from what a vault holds. */
export async function standingUnder(ctx: CohongContext, vault: PrivateCollection, credit: Credit): Promise<Standing> {
    const amendments = await amendmentsIn(vault, credit);
    const lodged = await presentationsIn(vault, credit);
    const transfers = await transfersIn(vault, credit);
    const calendarBook = await ctx.ledger.findBook(bankingCalendars);
    const whole = { credit, amendments, presentations: lodged };

    const policies = await ctx.ledger.findBook(domesticPolicies);
    const standing = asAllStand(whole, { calendarBook, at: ctx.now });

    return { ...standing, transfers, calendarBook, domesticPolicies: policies };
}

/** All presentations under a credit, in the order of their numbers, as a vault holds them. */
export async function presentationsIn(
    vault: PrivateCollection,
    { creditId, numberOfPresentations }: Credit,
): Promise<readonly Presentation[]> {
    const numbers = numbersUpTo(numberOfPresentations).map(Number);

    return await Promise.all(numbers.map((number) => presentationIn(vault, { creditId, number })));
}

/** A presentation as a vault holds it: where its bank is the one that examines, with what that has found. */
export async function presentationIn(
    vault: PrivateCollection,
    { creditId, number }: PresentationAddress,
): Promise<Presentation> {
    const key = [creditId, String(number)];
    const shared = await vault.get(presentations, ...key);

    const isExaminer = vault.place === vaultOf(shared.examiningBank);

    return isExaminer ? withPapers(shared, await vault.own.find(workingPapers, ...key)) : shared;
}
