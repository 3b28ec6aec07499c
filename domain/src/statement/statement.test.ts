import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../../../test/seed.js';
import type { Transfer } from '../dcep/transfer.js';
import { toWire } from '../kernel/json.js';
import { add, subtract, zero, type Money } from '../kernel/money.js';
import { Refusal } from '../kernel/refusal.js';
import { mustBeOver, overFrom, statementOf, statementSchema, type Movement } from './statement.js';

const owner = '5f0c9a7e3b1d4826a0e4c2f6d8b19753';
const day = '2026-11-26';
const fen = (minorUnits: bigint): Money => ({ currency: 'CNY', minorUnits });
const movement = (id: string, come: bigint, gone: bigint): Movement => ({
    transactionId: id,
    blockNumber: 7,
    bookedAt: '2026-11-26T02:00:00.000Z',
    come: fen(come),
    gone: fen(gone),
});
const transfer: Transfer = {
    transferId: 'a'.repeat(32),
    from: owner,
    coins: [],
    outputs: [],
    reference: 'b'.repeat(32),
    transferredAt: '2026-11-26T02:00:00.000Z',
    transactionId: 'paid',
};
const facts = { owner, day, opening: fen(1_000n), transfers: [transfer] };

describe('a statement', () => {
    it('leads from the opening balance of the day to its closing one, a transaction an entry', () => {
        const movements = [movement('got', 250n, 0n), movement('paid', 100n, 500n)];

        const { Stmt } = statementOf({ ...facts, closing: fen(850n), movements });

        expect(statementSchema.parse(toWire({ Stmt }))).toEqual({ Stmt });
        expect(Stmt).toMatchObject({
            CreDtTm: '2026-11-26T16:30:00.000Z',
            FrToDt: { FrDtTm: '2026-11-25T16:00:00.000Z', ToDtTm: '2026-11-26T16:00:00.000Z' },
            Bal: [
                { Tp: { CdOrPrtry: { Cd: 'OPBD' } }, Amt: fen(1_000n) },
                { Tp: { CdOrPrtry: { Cd: 'CLBD' } }, Amt: fen(850n) },
            ],
            Ntry: [
                { NtryRef: '1', Amt: fen(250n), CdtDbtInd: 'CRDT', AcctSvcrRef: 'got', NtryDtls: [] },
                {
                    NtryRef: '2',
                    Amt: fen(400n),
                    CdtDbtInd: 'DBIT',
                    AcctSvcrRef: 'paid',
                    NtryDtls: [{ TxDtls: [{ Refs: { EndToEndId: transfer.reference, TxId: transfer.transferId } }] }],
                },
            ],
        });
    });

    it('has no entry of coins that were merged, split, locked or loaded: they stay the owner’s', () => {
        const { Stmt } = statementOf({ ...facts, closing: fen(1_000n), movements: [movement('split', 900n, 900n)] });

        expect(Stmt.Ntry).toEqual([]);
    });

    it('is none when its entries do not lead to the closing balance, by one fen', () => {
        const told = { ...facts, closing: fen(1_251n), movements: [movement('got', 250n, 0n)] };

        expect(() => statementOf(told)).toThrow('do not lead');
    });

    it('is one of a day that is over: half an hour after midnight in China, and not a moment earlier', () => {
        expect(overFrom(day)).toBe('2026-11-26T16:30:00.000Z');
        expect(() => mustBeOver(day, '2026-11-26T16:30:00.000Z')).not.toThrow();
        expect(() => mustBeOver(day, '2026-11-26T16:29:59.999Z')).toThrow(Refusal);
        expect(() => mustBeOver(day, '2026-11-26T16:29:59.999Z')).toThrow('STATEMENT_DAY_MUST_BE_OVER');
    });

    it('adds up whatever the day has brought', () => {
        const amounts = fc.array(fc.tuple(fc.bigInt(0n, 10n ** 15n), fc.bigInt(0n, 10n ** 15n)), { maxLength: 20 });
        fc.assert(
            fc.property(amounts, (pairs) => {
                const movements = pairs.map(([come, gone], index) => movement(String(index), come, gone));
                const closing = movements.reduce(
                    (sum, { come, gone }) => subtract(add(sum, come), gone),
                    facts.opening,
                );

                const { Ntry } = statementOf({ ...facts, closing, movements }).Stmt;
                const total = (direction: string): Money =>
                    Ntry.filter(({ CdtDbtInd }) => CdtDbtInd === direction)
                        .map(({ Amt }) => Amt)
                        .reduce(add, zero('CNY'));

                expect(subtract(add(facts.opening, total('CRDT')), total('DBIT'))).toEqual(closing);
            }),
            { seed },
        );
    });
});
