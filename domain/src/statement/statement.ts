import { z } from 'zod';
import type { Owner } from '../dcep/coin.js';
import type { Transfer } from '../dcep/transfer.js';
import { add, compare, moneySchema, subtract, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { addHours, dateSchema, endOfChinaDate, epochMilliseconds, instantSchema } from '../kernel/time.js';
import type { CalendarDate, Instant } from '../kernel/time.js';

const refusal = refusals({ STATEMENT_DAY_MUST_BE_OVER: 'conflict' });

const directionSchema = z.enum(['CRDT', 'DBIT']);

const balanceSchema = z.strictObject({
    /** OPBD at the beginning of the day, CLBD at its end. */
    Tp: z.strictObject({ CdOrPrtry: z.strictObject({ Cd: z.enum(['OPBD', 'CLBD']) }) }),
    Amt: moneySchema,
    /** e-CNY is never overdrawn. */
    CdtDbtInd: z.literal('CRDT'),
    Dt: z.strictObject({ Dt: dateSchema }),
});

const entrySchema = z.strictObject({
    /** Its place in the statement, from 1. */
    NtryRef: z.string(),
    Amt: moneySchema,
    CdtDbtInd: directionSchema,
    Sts: z.strictObject({ Cd: z.literal('BOOK') }),
    BookgDt: z.strictObject({ DtTm: instantSchema }),
    /** The transaction on the ledger. */
    AcctSvcrRef: z.string(),
    BkTxCd: z.strictObject({ Prtry: z.strictObject({ Cd: z.literal('ECNY') }) }),
    /** The transfers that it makes from or to the account; others, such as an issue, have an id of their own kind. */
    NtryDtls: z.array(
        z.strictObject({
            TxDtls: z.array(z.strictObject({ Refs: z.strictObject({ EndToEndId: z.string(), TxId: z.string() }) })),
        }),
    ),
    ledger: z.strictObject({ transactionId: z.string(), blockNumber: z.int(), recordedAt: instantSchema }),
});

export const statementSchema = z.strictObject({
    Stmt: z.strictObject({
        Id: z.string(),
        /** From when on the day is over for good: the same however often it is asked for. */
        CreDtTm: instantSchema,
        /** The day in China, its end not included. */
        FrToDt: z.strictObject({ FrDtTm: instantSchema, ToDtTm: instantSchema }),
        Acct: z.strictObject({
            Id: z.strictObject({ Othr: z.strictObject({ Id: z.string() }) }),
            Ccy: z.literal('CNY'),
        }),
        Bal: z.array(balanceSchema).length(2),
        Ntry: z.array(entrySchema),
    }),
});
/** What a day has brought and taken, in the names of ISO 20022 camt.053. */
export type Statement = z.output<typeof statementSchema>;

/** What one transaction did to the coins of an owner. */
export interface Movement {
    readonly transactionId: string;
    readonly blockNumber: number;
    /** As its creator dated it. */
    readonly bookedAt: Instant;
    /** What the coins are worth that it made, and those that it ended. */
    readonly come: Money;
    readonly gone: Money;
}

export interface StatementFacts {
    readonly owner: Owner;
    readonly day: CalendarDate;
    readonly opening: Money;
    readonly closing: Money;
    /** Of the day, in the order of their blocks. */
    readonly movements: readonly Movement[];
    /** Of the day, as far as they are from or to the owner. */
    readonly transfers: readonly Transfer[];
}

/** A transaction may be dated a quarter of an hour before the peers' clocks; twice that no block adds to a day. */
const hoursUntilOver = 0.5;

/** From when on nothing can be booked on a day any more. */
export function overFrom(day: CalendarDate): Instant {
    return addHours(endOfChinaDate(day), hoursUntilOver);
}

/** A day that goes on has no statement: it would be another one an hour later. */
export function mustBeOver(day: CalendarDate, now: Instant): void {
    if (epochMilliseconds(now) < epochMilliseconds(overFrom(day))) {
        throw refusal('STATEMENT_DAY_MUST_BE_OVER', { availableFrom: overFrom(day) });
    }
}

/**
 * The statement of a wallet, or of a bank's vault. A transaction is one entry, of what is left of it: change is none, nor
 * is what is locked or loaded, which stays the owner's. The entries lead from the one balance to the other, to the fen.
 */
export function statementOf({ owner, day, opening, closing, movements, transfers }: StatementFacts): Statement {
    const moved = movements.filter(({ come, gone }) => compare(come, gone) !== 0);
    const reached = moved.reduce((balance, { come, gone }) => subtract(add(balance, come), gone), opening);
    if (compare(reached, closing) !== 0) {
        throw new Error(`the entries of ${day} do not lead from its opening balance to the closing one`);
    }
    const until = endOfChinaDate(day);

    return {
        Stmt: {
            Id: `${owner}.${day}`,
            CreDtTm: overFrom(day),
            FrToDt: { FrDtTm: addHours(until, -24), ToDtTm: until },
            Acct: { Id: { Othr: { Id: owner } }, Ccy: 'CNY' },
            Bal: [balanceOf('OPBD', opening, day), balanceOf('CLBD', closing, day)],
            Ntry: moved.map((movement, index) => ({
                NtryRef: String(index + 1),
                ...entryOf(movement, transfers),
            })),
        },
    };
}

function balanceOf(Cd: 'OPBD' | 'CLBD', Amt: Money, Dt: CalendarDate): Statement['Stmt']['Bal'][number] {
    return { Tp: { CdOrPrtry: { Cd } }, Amt, CdtDbtInd: 'CRDT', Dt: { Dt } };
}

function entryOf(
    { transactionId, blockNumber, bookedAt, come, gone }: Movement,
    transfers: readonly Transfer[],
): Omit<Statement['Stmt']['Ntry'][number], 'NtryRef'> {
    const isCredit = compare(come, gone) > 0;
    const made = transfers.filter((transfer) => transfer.transactionId === transactionId);
    const details = made.map(({ transferId, reference }) => ({
        // As ISO 20022 says of what has none.
        Refs: { EndToEndId: reference ?? 'NOTPROVIDED', TxId: transferId },
    }));

    return {
        Amt: isCredit ? subtract(come, gone) : subtract(gone, come),
        CdtDbtInd: isCredit ? 'CRDT' : 'DBIT',
        Sts: { Cd: 'BOOK' },
        BookgDt: { DtTm: bookedAt },
        AcctSvcrRef: transactionId,
        BkTxCd: { Prtry: { Cd: 'ECNY' } },
        NtryDtls: details.length === 0 ? [] : [{ TxDtls: details }],
        ledger: { transactionId, blockNumber, recordedAt: bookedAt },
    };
}
