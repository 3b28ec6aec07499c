import {
    approve,
    CohongContext,
    CohongContract,
    isSignedBy,
    once,
    proposeApproval,
    type RecordAddress,
} from '@cohong/chaincode-runtime';
import {
    approveVaultPaymentSchema,
    proposeVaultPaymentSchema,
    readTransfersSchema,
    transferCoinsSchema,
    vaultPaymentSchema,
    type CoinOutput,
    type SignedOrder,
} from '@cohong/domain/dcep/api';
import { spendText } from '@cohong/domain/dcep/holder-order';
import { checkVaultPayment, payFromVault } from '@cohong/domain/dcep/pay-from-vault';
import type { Refund } from '@cohong/domain/dcep/refund';
import { transferCoins, type OrderedTransfer } from '@cohong/domain/dcep/transfer-coins';
import type { Transfer } from '@cohong/domain/dcep/transfer';
import type { Wallet } from '@cohong/domain/dcep/wallet';
import { bookingsOfTransfers } from '@cohong/domain/journal/bookings';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { findCoins, mintingIn, saveCoins } from '../coin/purse.js';
import { coinAddresses } from '../coin/records.js';
import { isFrozen } from '../freeze/is-frozen.js';
import { book } from '../journal/journal.js';
import { walletAddresses } from '../limit/records.js';
import { actingBank } from '../places.js';
import { findWallet } from '../wallet/find-wallet.js';
import { wallets } from '../wallet/records.js';
import { isTransferIdTaken, transferIdAddresses } from './is-transfer-id-taken.js';
import { refunds, transfers } from './records.js';

const approveVaultPayment = 'transfer:ApproveVaultPayment';

/** Payments within one bank. Endorsers of every act: the central bank and the bank. */
@Info({ title: 'Transfer', description: 'Payments in coins within one bank' })
export class TransferContract extends CohongContract {
    constructor() {
        super('transfer');
    }

    /** Carries out what holders of wallets have signed: to wallets of the same bank, or into its vault. */
    @Transaction()
    @Returns('string')
    async TransferCoins(ctx: CohongContext): Promise<string> {
        const { transfers: orders } = ctx.input(transferCoinsSchema);
        const acting = await actingBank(ctx, 'maker');
        const { place } = acting;

        return await once(ctx, place, async () => {
            await ctx.ledger.in(place).readAhead(...orders.flatMap(addressesIn));
            const ordered: OrderedTransfer[] = [];
            for (const order of orders) {
                ordered.push(await this.#load(ctx, order, acting));
            }

            const { transfers: made, refunds: paidBack, ...coins } = transferCoins(ordered, mintingIn(ctx));

            await saveCoins(ctx, place, coins);
            for (const transfer of made) {
                await ctx.ledger.in(place).insert(transfers, transfer);
            }
            await this.#saveRefunds(ctx, place, paidBack);
            await book(ctx, place, bookingsOfTransfers(made));
            ctx.emit({ type: 'CoinsTransferred', transferIds: made.map(({ transferId }) => transferId) });
            return ctx.transactionId;
        });
    }

    /** Proposes to pay out of the bank's vault, for another of its users to approve. */
    @Transaction()
    @Returns('string')
    async ProposeVaultPayment(ctx: CohongContext): Promise<string> {
        const { approvalId, ...payment } = ctx.input(proposeVaultPaymentSchema);
        const { place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            checkVaultPayment(payment, await this.#payeesOf(ctx, place, payment.outputs));

            await proposeApproval(ctx, {
                collection: place,
                approvalId,
                act: approveVaultPayment,
                input: payment,
                checkerRole: 'checker',
            });
            ctx.emit({ type: 'VaultPaymentProposed', approvalId });
            return approvalId;
        });
    }

    /** Pays out of the vault as proposed. The payment bears the id of the approval. */
    @Transaction()
    @Returns('string')
    async ApproveVaultPayment(ctx: CohongContext): Promise<string> {
        const { approvalId, coins } = ctx.input(approveVaultPaymentSchema);
        const { place } = await actingBank(ctx, 'checker');

        return await once(ctx, place, async () => {
            const act = approveVaultPayment;
            const payment = await approve(ctx, { collection: place, approvalId, act, schema: vaultPaymentSchema });

            const { transfer, ...paid } = payFromVault(
                { ...payment, transferId: approvalId, coins },
                {
                    ...mintingIn(ctx),
                    payees: await this.#payeesOf(ctx, place, payment.outputs),
                    isTransferIdTaken: await isTransferIdTaken(ctx, place, approvalId),
                    coins: await findCoins(ctx, place, coins),
                },
            );

            await saveCoins(ctx, place, paid);
            await ctx.ledger.in(place).insert(transfers, transfer);
            await book(ctx, place, bookingsOfTransfers([transfer]));
            ctx.emit({ type: 'VaultPaymentMade', approvalId });
            return approvalId;
        });
    }

    /** Payments that the caller's bank has made, in the order in which they are asked for. */
    @Transaction(false)
    @Returns('string')
    async ReadTransfers(ctx: CohongContext): Promise<string> {
        const { transferIds } = ctx.input(readTransfersSchema);
        const { place } = await actingBank(ctx, 'maker', 'checker', 'auditor');
        const found: Transfer[] = [];
        for (const transferId of transferIds) {
            found.push(await ctx.ledger.in(place).get(transfers, transferId));
        }

        return canonicalJson(found);
    }

    async #load(
        ctx: CohongContext,
        order: SignedOrder,
        { bank, place }: { readonly bank: string; readonly place: string },
    ): Promise<OrderedTransfer> {
        const { from, coins, outputs, transferId, refundOf, signature } = order;
        const collection = ctx.ledger.in(place);
        const payer = await findWallet(ctx, place, from);
        const text = spendText(order, { channel: ctx.channel, bank });

        return {
            order,
            payer,
            payees: await this.#payeesOf(ctx, place, outputs),
            isPayerFrozen: await isFrozen(ctx, payer),
            isSigned: isSignedBy(payer?.holderKey, { text, signature }),
            isTransferIdTaken: await isTransferIdTaken(ctx, place, transferId),
            ...(refundOf !== undefined && {
                refunding: {
                    refunded: await collection.find(transfers, refundOf),
                    before: await collection.find(refunds, refundOf, from),
                },
            }),
            coins: await findCoins(ctx, place, coins),
        };
    }

    async #saveRefunds(ctx: CohongContext, place: string, paidBack: readonly Refund[]): Promise<void> {
        const collection = ctx.ledger.in(place);
        for (const refund of paidBack) {
            await collection.put(refunds, refund);
        }
    }

    async #payeesOf(
        ctx: CohongContext,
        place: string,
        outputs: readonly CoinOutput[],
    ): Promise<readonly (Wallet | undefined)[]> {
        const payees: (Wallet | undefined)[] = [];
        for (const { to } of outputs) {
            payees.push(to === 'vault' ? undefined : await ctx.ledger.in(place).find(wallets, to));
        }

        return payees;
    }
}

/** What an order of a holder rests on. */
function addressesIn({ transferId, from, outputs, coins }: SignedOrder): readonly RecordAddress[] {
    const payees = outputs.map(({ to }) => to).filter((to) => to !== 'vault');

    return [
        ...transferIdAddresses(transferId),
        ...[from, ...payees].flatMap(walletAddresses),
        ...coins.flatMap(coinAddresses),
    ];
}
