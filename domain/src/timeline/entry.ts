import type { Assignment } from '../assignment/assignment.js';
import type { CalendarBook } from '../calendar/calendar-book.js';
import type { DiscrepancyAdvice } from '../discrepancy-advice/discrepancy-advice.js';
import type { DomesticPolicyBook } from '../domestic-credit/domestic-policy.js';
import type { Money } from '../kernel/money.js';
import type { Instant } from '../kernel/time.js';
import type { Amendment } from '../letter-of-credit/amendment.js';
import type { Application, PreAdvice } from '../letter-of-credit/application.js';
import type { Credit } from '../letter-of-credit/credit.js';
import type { Presentation } from '../presentation/presentation.js';
import type { Reclaim } from '../reclaim/reclaim.js';
import type { Authorisation } from '../reimbursement/authorisation.js';
import type { ReimbursementClaim } from '../reimbursement/reimbursement-claim.js';
import type { Substitution } from '../transfer/substitution.js';
import type { Transfer } from '../transfer/transfer.js';
import type { Actor } from './actor.js';
import type { Due } from './due.js';

/** All that a bank holds of a credit, from which its timeline is worked out. */
export interface TimelineFacts {
    readonly credit: Credit;
    /** In the issuing bank's books alone. */
    readonly application?: Application;
    /** At the issuing and the advising bank alone. */
    readonly preAdvice?: PreAdvice;
    readonly amendments: readonly Amendment[];
    readonly presentations: readonly Presentation[];
    /** At the issuing bank and the bank that asks alone. */
    readonly discrepancyAdvices: readonly DiscrepancyAdvice[];
    readonly transfers: readonly Transfer[];
    /** At the banks alone that have asked for the transfer and done it. */
    readonly substitutions: readonly Substitution[];
    /** Those that concern this bank. */
    readonly assignments: readonly Assignment[];
    /** At the banks alone that reimburse and are reimbursed, with what was claimed under it. */
    readonly authorisation?: Authorisation;
    readonly reimbursementClaims: readonly ReimbursementClaim[];
    /** At the issuing bank and the bank that was reimbursed alone. */
    readonly reclaims: readonly Reclaim[];
    readonly calendarBook: CalendarBook | undefined;
    readonly domesticPolicies: DomesticPolicyBook | undefined;
    readonly at: Instant;
}

/** What is said of every entry, or every awaited act, of one code. */
export interface Kind {
    /** The article that gives it its effect, under UCP 600. */
    readonly rule?: string;
    /** The same of a domestic credit: an article of the measures, or its subject. */
    readonly measures?: string;
    /** What banks tell each other: no customer is shown it. */
    readonly isBetweenBanks?: boolean;
}
export type Kinds = Readonly<Record<string, Kind>>;

/** What it is of, where not of the credit itself. */
export interface Subject {
    readonly kind: 'AMENDMENT' | 'PRESENTATION' | 'TRANSFER' | 'ASSIGNMENT' | 'REIMBURSEMENT_CLAIM';
    readonly number: number;
}

export type EntryFacts = Readonly<Record<string, string | number | Money>>;

/** Something that has happened, by somebody's act or by the passing of time. */
export interface Entry<Code extends string = string> {
    readonly code: Code;
    readonly at: Instant;
    /** Who did it; left out where time has. */
    readonly by?: Actor;
    readonly to?: Actor;
    readonly subject?: Subject;
    readonly facts?: EntryFacts;
}

/** An act that is open, of somebody who must do it, or may for so long. */
export interface Awaited<Code extends string = string> {
    readonly code: Code;
    readonly of: Actor;
    readonly due: Due;
    readonly subject?: Subject;
    readonly facts?: EntryFacts;
}

/**
 * The part of a timeline that one kind of record writes. Another kind of record, as a claim, is another chapter: its
 * codes, what it makes of them, and a line in `chapters`.
 */
export interface Chapter<EntryCode extends string, AwaitedCode extends string> {
    readonly entries: (facts: TimelineFacts) => readonly Entry<EntryCode>[];
    readonly awaited: (facts: TimelineFacts) => readonly Awaited<AwaitedCode>[];
}
