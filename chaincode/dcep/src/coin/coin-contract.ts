import { approve, CohongContext, CohongContract, once, proposeApproval } from '@cohong/chaincode-runtime';
import {
    approveOrderSchema,
    approveRedemptionSchema,
    creditReserveSchema,
    issueCoinsSchema,
    listCoinsSchema,
    proposeIssueSchema,
    proposeRedemptionSchema,
    proposeReserveCreditSchema,
    readReserveSchema,
    readSupplySchema,
    redeemCoinsSchema,
} from '@cohong/domain/dcep/api';
import { currencyPolicyAt } from '@cohong/domain/currency/set-currency-policies';
import { creditReserve, emptyReserve } from '@cohong/domain/dcep/credit-reserve';
import type { ExchangeFacts } from '@cohong/domain/dcep/exchange-caps';
import { reserveAfterIssue, issueCoins } from '@cohong/domain/dcep/issue-coins';
import { reserveAfterRedemption, redeemCoins } from '@cohong/domain/dcep/redeem-coins';
import type { Reserve } from '@cohong/domain/dcep/reserve';
import { supplyOf } from '@cohong/domain/dcep/supply';
import { canonicalJson } from '@cohong/domain/kernel/json';
import type { Money } from '@cohong/domain/kernel/money';
import { mustBeActor } from '@cohong/domain/party/actors';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { currencyPolicies } from '../currency/records.js';
import { book } from '../journal/journal.js';
import { bankInView, coinsOf, issuersPlace } from '../places.js';
import { findCoins, listCoins, mintingIn, saveCoins } from './purse.js';
import { reserves } from './records.js';

interface Order {
    readonly bank: string;
    readonly amount: Money;
}

/** What an issuer proposes: the transaction that will carry it out, and whether the rules let it. */
interface Proposed {
    readonly order: Order & { readonly approvalId: string };
    readonly act: string;
    readonly check: (order: Order, reserve: Reserve | undefined) => unknown;
}

/**
 * Reserves and coins. The central bank issues coins to a bank against its reserve and takes them back, each under four
 * eyes of its issuers. Endorsers of every act: the central bank and the bank whose coins move.
 */
@Info({ title: 'Coin', description: 'Reserves and coins of the digital currency' })
export class CoinContract extends CohongContract {
    constructor() {
        super('coin');
    }

    @Transaction()
    @Returns('string')
    async ProposeReserveCredit(ctx: CohongContext): Promise<string> {
        const order = ctx.input(proposeReserveCreditSchema);
        return await this.#propose(ctx, { order, act: 'coin:ApproveReserveCredit', check: creditReserve });
    }

    /** Books what a bank paid in at the central bank. */
    @Transaction()
    @Returns('string')
    async ApproveReserveCredit(ctx: CohongContext): Promise<string> {
        const { approvalId, bank } = ctx.input(approveOrderSchema);
        const place = await issuersPlace(ctx, bank);

        return await once(ctx, place, async () => {
            const act = 'coin:ApproveReserveCredit';
            const order = await approve(ctx, { collection: place, approvalId, act, schema: creditReserveSchema });
            const before = await ctx.ledger.in(place).find(reserves);

            const reserve = creditReserve(order, before);

            await ctx.ledger.in(place).put(reserves, reserve);
            await book(ctx, place, [{ act: 'RESERVE_CREDITED', amount: order.amount }]);
            ctx.emit({ type: 'ReserveCredited', approvalId });
            return approvalId;
        });
    }

    @Transaction()
    @Returns('string')
    async ProposeIssue(ctx: CohongContext): Promise<string> {
        const order = ctx.input(proposeIssueSchema);
        const check = async (input: Order, reserve: Reserve | undefined): Promise<Reserve> =>
            reserveAfterIssue(input, reserve, await this.#exchange(ctx));
        return await this.#propose(ctx, { order, act: 'coin:ApproveIssue', check });
    }

    /** Exchanges a bank's reserve for coins in its vault. */
    @Transaction()
    @Returns('string')
    async ApproveIssue(ctx: CohongContext): Promise<string> {
        const { approvalId, bank } = ctx.input(approveOrderSchema);
        const place = await issuersPlace(ctx, bank);

        return await once(ctx, place, async () => {
            const act = 'coin:ApproveIssue';
            const order = await approve(ctx, { collection: place, approvalId, act, schema: issueCoinsSchema });
            const before = await ctx.ledger.in(place).find(reserves);

            const { reserve, made } = issueCoins(order, {
                ...(await this.#exchange(ctx)),
                reserve: before,
                minting: mintingIn(ctx),
            });

            await ctx.ledger.in(place).replace(reserves, reserve);
            await saveCoins(ctx, place, { made });
            await book(ctx, place, [{ act: 'COINS_ISSUED', amount: order.amount }]);
            ctx.emit({ type: 'CoinsIssued', approvalId });
            return approvalId;
        });
    }

    @Transaction()
    @Returns('string')
    async ProposeRedemption(ctx: CohongContext): Promise<string> {
        const order = ctx.input(proposeRedemptionSchema);
        const check = async (input: Order, reserve: Reserve | undefined): Promise<Reserve> =>
            reserveAfterRedemption(input, reserve, await this.#exchange(ctx));
        return await this.#propose(ctx, { order, act: 'coin:ApproveRedemption', check });
    }

    /** Takes coins out of a bank's vault, and gives it its reserve back. */
    @Transaction()
    @Returns('string')
    async ApproveRedemption(ctx: CohongContext): Promise<string> {
        const { approvalId, bank, coins } = ctx.input(approveRedemptionSchema);
        const place = await issuersPlace(ctx, bank);

        return await once(ctx, place, async () => {
            const act = 'coin:ApproveRedemption';
            const order = await approve(ctx, { collection: place, approvalId, act, schema: redeemCoinsSchema });

            const { reserve, ...ended } = redeemCoins(
                { ...order, coins },
                {
                    ...mintingIn(ctx),
                    ...(await this.#exchange(ctx)),
                    reserve: await ctx.ledger.in(place).find(reserves),
                    coins: await findCoins(ctx, place, coins),
                },
            );

            await ctx.ledger.in(place).replace(reserves, reserve);
            await saveCoins(ctx, place, ended);
            await book(ctx, place, [{ act: 'COINS_REDEEMED', amount: order.amount }]);
            ctx.emit({ type: 'CoinsRedeemed', approvalId });
            return approvalId;
        });
    }

    @Transaction(false)
    @Returns('string')
    async ListCoins(ctx: CohongContext): Promise<string> {
        const { owner, bank } = ctx.input(listCoinsSchema);
        return canonicalJson(await listCoins(ctx, coinsOf(await bankInView(ctx, bank)), owner));
    }

    @Transaction(false)
    @Returns('string')
    async ReadReserve(ctx: CohongContext): Promise<string> {
        const bank = await bankInView(ctx, ctx.input(readReserveSchema).bank);
        return canonicalJson(await this.#reserve(ctx, bank));
    }

    /** What each bank was issued and gave back, for the central bank alone. */
    @Transaction(false)
    @Returns('string')
    async ReadSupply(ctx: CohongContext): Promise<string> {
        const { banks } = ctx.input(readSupplySchema);
        mustBeActor(await ctx.caller(), 'central-bank', 'issuer', 'officer', 'regulator');
        const accounts: Reserve[] = [];
        for (const bank of banks) {
            accounts.push(await this.#reserve(ctx, await bankInView(ctx, bank)));
        }

        return canonicalJson(supplyOf(accounts));
    }

    async #propose(ctx: CohongContext, { order, act, check }: Proposed): Promise<string> {
        const { approvalId, ...input } = order;
        const place = await issuersPlace(ctx, input.bank);

        return await once(ctx, place, async () => {
            await check(input, await ctx.ledger.in(place).find(reserves));

            await proposeApproval(ctx, { collection: place, approvalId, act, input, checkerRole: 'issuer' });
            ctx.emit({ type: 'IssuerProposed', approvalId });
            return approvalId;
        });
    }

    async #exchange(ctx: CohongContext): Promise<ExchangeFacts> {
        const at = ctx.now;
        return { policy: currencyPolicyAt(await ctx.ledger.findBook(currencyPolicies), at), at };
    }

    async #reserve(ctx: CohongContext, bank: string): Promise<Reserve> {
        return (await ctx.ledger.in(coinsOf(bank)).find(reserves)) ?? emptyReserve(bank);
    }
}
