import {
    approve,
    CohongContext,
    CohongContract,
    isSignedBy,
    memberBook,
    once,
    proposeApproval,
} from '@cohong/chaincode-runtime';
import { bookingsOfAcceptance, bookingsOfTakingBack } from '@cohong/domain/journal/bookings';
import { canonicalJson } from '@cohong/domain/kernel/json';
import {
    approveVaultRemittanceSchema,
    proposeVaultRemittanceSchema,
    remittanceAddressSchema,
    remittanceTermsSchema,
    sendRemittanceSchema,
} from '@cohong/domain/remittance/api';
import { acceptRemittance, refuseRemittance, takeBackRemittance } from '@cohong/domain/remittance/end-remittance';
import { checkTerms, remit, sendRemittance, type Sending } from '@cohong/domain/remittance/send-remittance';
import { remittanceText } from '@cohong/domain/remittance/signed-text';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { findCoins, mintingIn, saveCoins, writeCoins } from '../coin/purse.js';
import { isFrozen } from '../freeze/is-frozen.js';
import { book } from '../journal/journal.js';
import { actingBank } from '../places.js';
import { findWallet } from '../wallet/find-wallet.js';
import { wallets } from '../wallet/records.js';
import { remittanceOrders, remittances } from './records.js';
import { findRemittance, saveSent, twinPlace } from './save-remittance.js';

const approveVaultRemittance = 'remittance:ApproveVaultRemittance';

/** Payments to other banks. Endorsers of every act: the central bank and the bank that acts. */
@Info({ title: 'Remittance', description: 'Payments in coins to other banks' })
export class RemittanceContract extends CohongContract {
    constructor() {
        super('remittance');
    }

    /** Sends money out of a wallet to another bank, as the wallet's holder has signed. */
    @Transaction()
    @Returns('string')
    async SendRemittance(ctx: CohongContext): Promise<string> {
        const order = ctx.input(sendRemittanceSchema);
        const { bank, place } = await actingBank(ctx, 'maker');
        const { signature, ...unsigned } = order;
        const { remittanceId, from, coins } = order;

        return await once(ctx, place, async () => {
            const payerWallet = await findWallet(ctx, place, from);
            const text = remittanceText(unsigned, { channel: ctx.channel, bank });

            const sent = sendRemittance(order, {
                ...mintingIn(ctx),
                ...(await this.#sending(ctx, bank)),
                payerWallet,
                isPayerFrozen: await isFrozen(ctx, payerWallet),
                isSigned: isSignedBy(payerWallet?.holderKey, { text, signature }),
                isIdTaken: await ctx.ledger.in(place).isThere(remittances, remittanceId),
                coins: await findCoins(ctx, place, coins),
            });

            await saveSent(ctx, place, sent);
            ctx.emit({ type: 'RemittanceSent', remittanceId });
            return remittanceId;
        });
    }

    /** Proposes to pay another bank out of the own vault, for another user of the bank to approve. */
    @Transaction()
    @Returns('string')
    async ProposeVaultRemittance(ctx: CohongContext): Promise<string> {
        const { approvalId, ...terms } = ctx.input(proposeVaultRemittanceSchema);
        const { bank, place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            checkTerms(terms, await this.#sending(ctx, bank));

            const act = approveVaultRemittance;
            await proposeApproval(ctx, { collection: place, approvalId, act, input: terms, checkerRole: 'checker' });
            ctx.emit({ type: 'VaultRemittanceProposed', approvalId });
            return approvalId;
        });
    }

    /** Pays another bank out of the vault as proposed. The remittance bears the id of the approval. */
    @Transaction()
    @Returns('string')
    async ApproveVaultRemittance(ctx: CohongContext): Promise<string> {
        const { approvalId, coins } = ctx.input(approveVaultRemittanceSchema);
        const { bank, place } = await actingBank(ctx, 'checker');

        return await once(ctx, place, async () => {
            const act = approveVaultRemittance;
            const terms = await approve(ctx, { collection: place, approvalId, act, schema: remittanceTermsSchema });

            const sent = remit(
                { remittanceId: approvalId, from: 'vault', coins, terms },
                {
                    ...mintingIn(ctx),
                    ...(await this.#sending(ctx, bank)),
                    isIdTaken: await ctx.ledger.in(place).isThere(remittances, approvalId),
                    coins: await findCoins(ctx, place, coins),
                },
            );

            await saveSent(ctx, place, sent);
            ctx.emit({ type: 'RemittanceSent', remittanceId: approvalId });
            return approvalId;
        });
    }

    /** The payee's bank gives the payee what was sent. */
    @Transaction()
    @Returns('string')
    async AcceptRemittance(ctx: CohongContext): Promise<string> {
        const { remittanceId } = ctx.input(remittanceAddressSchema);
        const acting = await actingBank(ctx, 'maker');
        const { bank, place } = acting;

        return await once(ctx, place, async () => {
            const before = await findRemittance(ctx, acting, remittanceId);
            const payeeWallet = before && (await ctx.ledger.in(place).find(wallets, before.payee));

            const accepted = acceptRemittance({ ...mintingIn(ctx), bank, remittance: before, payeeWallet });

            await writeCoins(ctx, place, { spent: [accepted.arrived] });
            await saveCoins(ctx, place, { made: accepted.made });
            await this.#replace(ctx, acting, accepted.remittance);
            await book(ctx, place, bookingsOfAcceptance(accepted.remittance.amount));
            ctx.emit({ type: 'RemittanceAccepted', remittanceId });
            return remittanceId;
        });
    }

    /** The payee's bank refuses what was sent, so that the payer's need not wait until it lapses. */
    @Transaction()
    @Returns('string')
    async RefuseRemittance(ctx: CohongContext): Promise<string> {
        const { remittanceId } = ctx.input(remittanceAddressSchema);
        const acting = await actingBank(ctx, 'maker');

        return await once(ctx, acting.place, async () => {
            const before = await findRemittance(ctx, acting, remittanceId);

            const refused = refuseRemittance({ ...mintingIn(ctx), bank: acting.bank, remittance: before });

            await this.#replace(ctx, acting, refused);
            ctx.emit({ type: 'RemittanceRefused', remittanceId });
            return remittanceId;
        });
    }

    /**
     * The payer's bank takes back what was refused or has lapsed. It removes the coin at the payee's bank without reading
     * it: that its own twin is current, and so the coin still on its way, the hash of the other twin proves.
     */
    @Transaction()
    @Returns('string')
    async TakeBackRemittance(ctx: CohongContext): Promise<string> {
        const { remittanceId } = ctx.input(remittanceAddressSchema);
        const acting = await actingBank(ctx, 'maker');
        const { bank, place } = acting;

        return await once(ctx, place, async () => {
            const before = await findRemittance(ctx, acting, remittanceId);
            const order = await ctx.ledger.in(place).find(remittanceOrders, remittanceId);

            const { remittance, arrived, made, returnedTo } = takeBackRemittance({
                ...mintingIn(ctx),
                bank,
                remittance: before,
                order,
                payerWallet: order && (await ctx.ledger.in(place).find(wallets, order.from)),
            });

            const abroad = twinPlace(remittance, bank);
            await writeCoins(ctx, abroad, { spent: [arrived] });
            await saveCoins(ctx, place, { made });
            await this.#replace(ctx, acting, remittance);
            const booked = bookingsOfTakingBack({ from: returnedTo, amount: remittance.amount });
            await book(ctx, place, booked.payer);
            await book(ctx, abroad, booked.payee);
            ctx.emit({ type: 'RemittanceTakenBack', remittanceId });
            return remittanceId;
        });
    }

    /** A remittance that the caller's bank has sent or was sent. */
    @Transaction(false)
    @Returns('string')
    async ReadRemittance(ctx: CohongContext): Promise<string> {
        const { remittanceId } = ctx.input(remittanceAddressSchema);
        const { place } = await actingBank(ctx, 'maker', 'checker', 'auditor');
        const remittance = await ctx.ledger.in(place).get(remittances, remittanceId);
        const order = await ctx.ledger.in(place).find(remittanceOrders, remittanceId);

        return canonicalJson({ ...remittance, ...(order && { order }) });
    }

    async #sending(ctx: CohongContext, bank: string): Promise<Sending> {
        return { bank, memberBook: await ctx.ledger.getBook(memberBook), at: ctx.now };
    }

    async #replace(
        ctx: CohongContext,
        { bank, place }: { readonly bank: string; readonly place: string },
        remittance: Parameters<typeof twinPlace>[0],
    ): Promise<void> {
        await ctx.ledger.in(place, twinPlace(remittance, bank)).replace(remittances, remittance);
    }
}
