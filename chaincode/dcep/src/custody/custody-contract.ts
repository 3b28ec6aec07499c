import { CohongContext, CohongContract, isSignedBy, memberBook, once } from '@cohong/chaincode-runtime';
import {
    depositSchema,
    institutionAddressSchema,
    licenseInstitutionSchema,
    movementAddressSchema,
    withdrawalSchema,
} from '@cohong/domain/custody/api';
import { custodySheet } from '@cohong/domain/custody/custody-sheet';
import { emptyCustodyWallet } from '@cohong/domain/custody/custody-wallet';
import { institutionAt } from '@cohong/domain/custody/institution';
import { licenseInstitution } from '@cohong/domain/custody/license-institution';
import { deposit, withdraw, type MovedCustody } from '@cohong/domain/custody/move-custody';
import { depositText, withdrawalText } from '@cohong/domain/custody/signed-texts';
import { bookingsOfCustody } from '@cohong/domain/journal/bookings';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { zero } from '@cohong/domain/kernel/money';
import { bankMeant, mustBeActor } from '@cohong/domain/party/actors';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { findCoins, mintingIn, saveCoins, writeCoins } from '../coin/purse.js';
import { coinStatuses } from '../coin/records.js';
import { isFrozen, isOrderedFrozen } from '../freeze/is-frozen.js';
import { book } from '../journal/journal.js';
import { bankInView, coinsOf } from '../places.js';
import { findWallet } from '../wallet/find-wallet.js';
import { wallets } from '../wallet/records.js';
import { actingInstitution, findCustody } from './acting-institution.js';
import { custodyAccounts, custodyMovements, custodyWallets, institutionBook } from './records.js';

/**
 * Payment institutions and the accounts that they keep, each at its bank, which keeps the coins behind them. Endorsers of
 * every act: the central bank and that bank.
 */
@Info({ title: 'Custody', description: 'Accounts of payment institutions and the coins behind them' })
export class CustodyContract extends CohongContract {
    constructor() {
        super('custody');
    }

    /** The central bank licenses an institution, which names the bank that keeps its coins. */
    @Transaction()
    @Returns('string')
    async LicenseInstitution(ctx: CohongContext): Promise<string> {
        const input = ctx.input(licenseInstitutionSchema);
        const caller = await ctx.caller();
        mustBeActor(caller, 'central-bank', 'officer');
        const place = coinsOf(bankMeant(caller, input.bank, await ctx.ledger.getBook(memberBook)));

        return await once(ctx, place, async () => {
            const before = await ctx.ledger.findBook(institutionBook);

            const after = licenseInstitution(input, { book: before, licensedAt: ctx.now });

            await ctx.ledger.writeBook(institutionBook, after);
            ctx.emit({ type: 'InstitutionLicensed', institutionId: input.institutionId });
            return input.institutionId;
        });
    }

    /** Pays coins of a wallet into an account, as the holder of the wallet has signed. */
    @Transaction()
    @Returns('string')
    async Deposit(ctx: CohongContext): Promise<string> {
        const order = ctx.input(depositSchema);
        const { institutionId, accountId, from, movementId, coins } = order;
        const acting = await actingInstitution(ctx, institutionId, 'maker');
        const { bank, place } = acting;
        const { signature, ...unsigned } = order;

        return await once(ctx, place, async () => {
            const own = ctx.ledger.in(place);
            const wallet = await findWallet(ctx, place, from);
            const custody = await findCustody(ctx, acting);
            const text = depositText(unsigned, { channel: ctx.channel, bank });

            const moved = deposit(order, {
                ...mintingIn(ctx),
                account: await own.find(custodyAccounts, institutionId, accountId),
                wallet,
                custody,
                isPayerFrozen: await isFrozen(ctx, wallet),
                isSigned: isSignedBy(wallet?.holderKey, { text, signature }),
                isIdTaken: await own.isThere(custodyMovements, movementId),
                coins: await findCoins(ctx, place, coins),
            });

            return await this.#save(ctx, place, moved);
        });
    }

    /** Pays coins into a wallet out of an account, as the holder of the account has signed. */
    @Transaction()
    @Returns('string')
    async Withdraw(ctx: CohongContext): Promise<string> {
        const order = ctx.input(withdrawalSchema);
        const { institutionId, accountId, to, movementId } = order;
        const acting = await actingInstitution(ctx, institutionId, 'maker');
        const { bank, place } = acting;
        const { signature, ...unsigned } = order;

        return await once(ctx, place, async () => {
            const own = ctx.ledger.in(place);
            const account = await own.find(custodyAccounts, institutionId, accountId);
            const custody = await findCustody(ctx, acting);
            const text = withdrawalText(unsigned, { channel: ctx.channel, bank });

            const moved = withdraw(order, {
                ...mintingIn(ctx),
                account,
                wallet: await own.find(wallets, to),
                custody,
                isPayerFrozen: await isOrderedFrozen(ctx, accountId),
                isSigned: isSignedBy(account?.holderKey, { text, signature }),
                isIdTaken: await own.isThere(custodyMovements, movementId),
            });

            return await this.#save(ctx, place, moved);
        });
    }

    /** Public: everybody may know who has a licence. */
    @Transaction(false)
    @Returns('string')
    async ReadInstitutions(ctx: CohongContext): Promise<string> {
        return canonicalJson((await ctx.ledger.findBook(institutionBook)) ?? { institutions: [] });
    }

    /** What was paid into an account, or out of it. */
    @Transaction(false)
    @Returns('string')
    async ReadMovement(ctx: CohongContext): Promise<string> {
        const { institutionId, movementId } = ctx.input(movementAddressSchema);
        const { place } = await actingInstitution(ctx, institutionId, 'maker', 'checker', 'auditor');

        return canonicalJson(await ctx.ledger.in(place).get(custodyMovements, movementId));
    }

    /** The book of an institution beside its coins, added up anew: for its bank, and for the central bank. */
    @Transaction(false)
    @Returns('string')
    async ReadCustody(ctx: CohongContext): Promise<string> {
        const { institutionId } = ctx.input(institutionAddressSchema);
        const licensed = await ctx.ledger.findBook(institutionBook);
        const named = licensed?.institutions.find((each) => each.institutionId === institutionId)?.bank;
        const caller = await ctx.caller();
        const bank = caller.kind === 'bank' ? await bankInView(ctx, undefined) : await bankInView(ctx, named ?? '');
        institutionAt(licensed, { institutionId, bank });
        const own = ctx.ledger.in(coinsOf(bank));
        const custody = (await own.find(custodyWallets, institutionId)) ?? emptyCustodyWallet(institutionId);
        const coin = custody.coin && (await own.get(coinStatuses, custody.coin.serial));
        const accounts = await own.list(custodyAccounts, institutionId);

        return canonicalJson(custodySheet(custody, { accounts, inCoins: coin?.amount ?? zero('CNY') }));
    }

    async #save(ctx: CohongContext, place: string, moved: MovedCustody): Promise<string> {
        const { movement } = moved;
        await saveCoins(ctx, place, moved.moved);
        await writeCoins(ctx, place, { spent: moved.ended, made: moved.made });
        await ctx.ledger.in(place).put(custodyWallets, moved.custody);
        await ctx.ledger.in(place).replace(custodyAccounts, moved.account);
        await ctx.ledger.in(place).insert(custodyMovements, movement);
        await book(ctx, place, bookingsOfCustody(movement.kind, movement.amount));
        ctx.emit({ type: 'CustodyMoved', movementId: movement.movementId });
        return movement.movementId;
    }
}
