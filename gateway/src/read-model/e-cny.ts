import { coinStatusSchema, ownerSchema, spendableStates, type CoinStatus, type Owner } from '@cohong/domain/dcep/coin';
import { transferSchema, type Transfer } from '@cohong/domain/dcep/transfer';
import { postingSchema, type Posting } from '@cohong/domain/journal/entry';
import { readJson } from '@cohong/domain/kernel/json-text';
import { moneySchema, moneyToWire, type Money } from '@cohong/domain/kernel/money';
import { instantOf, type Instant } from '@cohong/domain/kernel/time';
import { remittanceSchema, type Remittance } from '@cohong/domain/remittance/remittance';
import type { Movement } from '@cohong/domain/statement/statement';
import { z } from 'zod';
import type { Database } from '../database/database.js';
import { coinsOf } from './places.js';
import { sorting } from './schema.js';

/** The coins of one owner: a wallet, or the vault of a bank. */
export interface OwnerAtBank {
    readonly bank: string;
    readonly owner: Owner;
}

/** Which coins are wanted to choose from. */
export interface CoinsWanted {
    /** What they are to pay. */
    readonly amount: Money;
    /** The most coins that may be chosen. */
    readonly most: number;
    /** How many of them cannot be taken. */
    readonly held: number;
}

/** From an instant until before another. */
export interface Span {
    readonly from: Instant;
    readonly until: Instant;
}

export interface Holdings {
    readonly total: Money;
    readonly numberOfCoins: number;
}

/** What an owner can spend: the rest of its coins wait for something. */
const ofOwner = `chaincode = 'dcep' AND collection = $1 AND kind = 'coin-status' AND replaced_in IS NULL
    AND value ->> 'owner' = $2 AND value ->> 'status' IN (${spendableStates.map((state) => `'${state}'`).join(', ')})`;
/** So many that payments at the same time find coins of their own. */
const atOnce = 16;
const amountOf = (record: string): string => `(${record} -> 'amount' ->> 'amount')::numeric`;

/** Every coin that an owner has got and every one that has ended, with the transaction that did it. Neither ever changes. */
const coinsMoved = `WITH own AS (
        SELECT key, transaction_id, block_number, recorded_at, ${amountOf('value')} AS amount FROM read_model.record
        WHERE chaincode = 'dcep' AND collection = $1 AND kind = 'coin' AND value ->> 'owner' = $2
    ), moved AS (
        SELECT transaction_id, block_number, recorded_at, amount AS come, 0 AS gone FROM own
        UNION ALL
        -- A transaction may be dated before the one that it follows; no coin ends before it is made.
        SELECT ended.transaction_id, ended.block_number, greatest(ended.recorded_at, own.recorded_at), 0, own.amount
        FROM own JOIN read_model.record AS ended USING (key)
        WHERE ended.chaincode = 'dcep' AND ended.collection = $1 AND ended.kind = 'coin-end'
    )`;

/** What the read model adds up and picks out of e-CNY, which a list of records cannot. */
export class ECny {
    readonly #database: Database;

    constructor(database: Database) {
        this.#database = database;
    }

    /** What an owner can spend, and in how many coins. */
    async holdings({ bank, owner }: OwnerAtBank): Promise<Holdings> {
        const [row] = await this.#database.query<{ amount: string; number: string }>(
            `SELECT coalesce(sum(${amountOf('value')}), 0)::text AS amount, count(*) AS number
            FROM read_model.record WHERE ${ofOwner}`,
            [coinsOf(bank), owner],
        );

        return { total: yuan(row?.amount ?? '0'), numberOfCoins: Number(row?.number) };
    }

    /**
     * Coins of an owner to pay an amount with: the largest, and those next above the amount. The fewest that suffice are
     * among them, whatever else there is; where they do not suffice, no choice of so many would.
     */
    async coinsFor({ bank, owner }: OwnerAtBank, { amount, most, held }: CoinsWanted): Promise<readonly CoinStatus[]> {
        const [coin, sum] = ["(value - 'salt')::text AS value", amountOf('value')];
        const rows = await this.#database.query<{ value: string }>(
            `(SELECT ${coin} FROM read_model.record WHERE ${ofOwner} ORDER BY ${sum} DESC, key LIMIT $3)
            UNION
            (SELECT ${coin} FROM read_model.record WHERE ${ofOwner} AND ${sum} >= $4 ORDER BY ${sum}, key DESC LIMIT $5)`,
            [coinsOf(bank), owner, most + held, moneyToWire(amount).amount, held + atOnce],
        );

        return rows.map(({ value }) => coinStatusSchema.parse(readJson(value)));
    }

    /** What all coins of an owner were worth before a span of time and at its end, whatever they were waiting for. */
    async balances(
        { bank, owner }: OwnerAtBank,
        { from, until }: Span,
    ): Promise<{ readonly opening: Money; readonly closing: Money }> {
        const [row] = await this.#database.query<{ opening: string; closing: string }>(
            `${coinsMoved} SELECT coalesce(sum(come - gone) FILTER (WHERE recorded_at < $3), 0)::text AS opening,
                coalesce(sum(come - gone) FILTER (WHERE recorded_at < $4), 0)::text AS closing
            FROM moved`,
            [coinsOf(bank), owner, from, until],
        );

        return { opening: yuan(row?.opening ?? '0'), closing: yuan(row?.closing ?? '0') };
    }

    /** What each transaction of a span of time did to the coins of an owner, in the order of the blocks. */
    async movements({ bank, owner }: OwnerAtBank, { from, until }: Span): Promise<readonly Movement[]> {
        const rows = await this.#database.query<{ id: string; block: string; at: Date; come: string; gone: string }>(
            `${coinsMoved} SELECT transaction_id AS id, block_number AS block, recorded_at AS at,
                sum(come)::text AS come, sum(gone)::text AS gone
            FROM moved WHERE recorded_at >= $3 AND recorded_at < $4
            GROUP BY transaction_id, block_number, recorded_at ORDER BY block_number, transaction_id`,
            [coinsOf(bank), owner, from, until],
        );

        return rows.map(({ id, block, at, come, gone }) => ({
            transactionId: id,
            blockNumber: Number(block),
            bookedAt: instantOf(at.getTime()),
            come: yuan(come),
            gone: yuan(gone),
        }));
    }

    /** What a bank has transferred in a span of time, the earliest first; of one owner, or of all. */
    async transfers(bank: string, { from, until }: Span, owner?: Owner): Promise<readonly Transfer[]> {
        const inOrder = `(${sorting("'transferredAt'")}) COLLATE "C"`;
        const rows = await this.#database.query<{ value: string }>(
            `SELECT (value - 'salt')::text AS value FROM read_model.record
            WHERE chaincode = 'dcep' AND collection = $1 AND kind = 'transfer' AND replaced_in IS NULL
                AND value ->> 'transferredAt' IS NOT NULL AND ${inOrder} >= $2 AND ${inOrder} < $3
                AND ($4::text IS NULL OR value ->> 'from' = $4
                    OR value -> 'outputs' @> jsonb_build_array(jsonb_build_object('to', $4)))
            ORDER BY ${inOrder}`,
            [coinsOf(bank), from, until, owner],
        );

        return rows.map(({ value }) => transferSchema.parse(readJson(value)));
    }

    /** What banks have sent to other banks in a span of time, the earliest first, each with the wallet that it left. */
    async remittances(
        banks: readonly string[],
        { from, until }: Span,
    ): Promise<readonly { readonly remittance: Remittance; readonly from: Owner }[]> {
        const inOrder = `(${sorting("'sentAt'")}) COLLATE "C"`;
        const rows = await this.#database.query<{ value: string; payer: string }>(
            `WITH sent AS (
                SELECT key, collection, value, ${inOrder} AS place FROM read_model.record
                WHERE chaincode = 'dcep' AND collection = ANY($1) AND kind = 'remittance' AND replaced_in IS NULL
                    AND value ->> 'sentAt' IS NOT NULL AND ${inOrder} >= $2 AND ${inOrder} < $3
            )
            SELECT (sent.value - 'salt')::text AS value, ordered.value ->> 'from' AS payer
            FROM sent JOIN read_model.record AS ordered USING (key, collection)
            WHERE ordered.chaincode = 'dcep' AND ordered.kind = 'remittance-order' AND ordered.replaced_in IS NULL
            ORDER BY place`,
            [banks.map(coinsOf), from, until],
        );

        return rows.map(({ value, payer }) => ({
            remittance: remittanceSchema.parse(readJson(value)),
            from: ownerSchema.parse(payer),
        }));
    }

    /** Of each sub-wallet of banks, the wallet that it is under: it is so for ever. */
    async parents(banks: readonly string[]): Promise<ReadonlyMap<string, string>> {
        const rows = await this.#database.query<{ wallet: string; parent: string }>(
            `SELECT value ->> 'walletId' AS wallet, value ->> 'parent' AS parent FROM read_model.record
            WHERE chaincode = 'dcep' AND collection = ANY($1) AND kind = 'wallet' AND replaced_in IS NULL
                AND value ->> 'openedAt' IS NOT NULL AND value ->> 'parent' IS NOT NULL`,
            [banks.map(coinsOf)],
        );

        return new Map(rows.map(({ wallet, parent }) => [wallet, parent]));
    }

    /** What has been booked in these places before an instant, added up by the two accounts of each posting. */
    async postings(banks: readonly string[], before: Instant): Promise<readonly Posting[]> {
        const sums = await this.#database.query<{ debit: string; credit: string; amount: string }>(
            `SELECT posting ->> 'debit' AS debit, posting ->> 'credit' AS credit,
                sum(${amountOf('posting')})::text AS amount
            FROM read_model.record AS entry, jsonb_array_elements(entry.value -> 'postings') AS posting
            WHERE chaincode = 'dcep' AND collection = ANY($1) AND kind = 'entry' AND replaced_in IS NULL
                AND entry.value ->> 'bookedAt' < $2
            GROUP BY posting ->> 'debit', posting ->> 'credit'`,
            [banks.map(coinsOf), before],
        );

        return z
            .array(postingSchema)
            .parse(sums.map(({ amount, ...accounts }) => ({ ...accounts, amount: { amount, currency: 'CNY' } })));
    }
}

function yuan(amount: string): Money {
    return moneySchema.parse({ amount, currency: 'CNY' });
}
