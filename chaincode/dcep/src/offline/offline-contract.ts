import { CohongContext, CohongContract, hmac, isSignedBy, memberBook, once } from '@cohong/chaincode-runtime';
import { canonicalJson } from '@cohong/domain/kernel/json';
import {
    readFraudProofSchema,
    readOfflinePaymentSchema,
    registerOfflinePaymentSchema,
    type RegisterOfflinePayment,
} from '@cohong/domain/offline/api';
import {
    registerOfflinePayment,
    type OfflineFacts,
    type RegisteredOfflinePayment,
} from '@cohong/domain/offline/register-offline-payment';
import { acceptanceText, paymentText } from '@cohong/domain/offline/statement';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { mintingIn, saveCoins } from '../coin/purse.js';
import { actingBank, bankInView, coinsOf } from '../places.js';
import { saveSent } from '../remittance/save-remittance.js';
import { transfers } from '../transfer/records.js';
import { wallets } from '../wallet/records.js';
import { devices, fraudProofs, loads, offlinePayments } from './records.js';
import { idOfStatement } from './statement-id.js';

/** What devices have paid each other without a connection, when it comes to the ledger. */
@Info({ title: 'Offline', description: 'Payments from device to device' })
export class OfflineContract extends CohongContract {
    constructor() {
        super('offline');
    }

    /**
     * Pays what one device has handed over to another. Of what was handed over twice the first to come has it, and the
     * second gets the proof. The event is the same: who may not read the payment is not told which it was.
     * Endorsers: the central bank and the bank.
     */
    @Transaction()
    @Returns('string')
    async RegisterOfflinePayment(ctx: CohongContext): Promise<string> {
        const order = ctx.input(registerOfflinePaymentSchema);
        const { bank, place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const facts = await this.#facts(ctx, order, { bank, place });

            const registered = registerOfflinePayment(order, facts);

            return await this.#save(ctx, place, registered);
        });
    }

    @Transaction(false)
    @Returns('string')
    async ReadOfflinePayment(ctx: CohongContext): Promise<string> {
        const { paymentId } = ctx.input(readOfflinePaymentSchema);
        const { place } = await actingBank(ctx, 'maker', 'checker', 'auditor');
        return canonicalJson(await ctx.ledger.in(place).get(offlinePayments, paymentId));
    }

    /** For the bank that keeps the wallet, and for the central bank. */
    @Transaction(false)
    @Returns('string')
    async ReadFraudProof(ctx: CohongContext): Promise<string> {
        const { proofId, bank } = ctx.input(readFraudProofSchema);
        const place = coinsOf(await bankInView(ctx, bank));
        return canonicalJson(await ctx.ledger.in(place).get(fraudProofs, proofId));
    }

    async #facts(
        ctx: CohongContext,
        { terms, payerSignature, payeeSignature }: RegisterOfflinePayment,
        { bank, place }: { readonly bank: string; readonly place: string },
    ): Promise<OfflineFacts> {
        const collection = ctx.ledger.in(place);
        const whereabouts = { channel: ctx.channel, bank };
        const text = paymentText(terms, whereabouts);
        const statementId = idOfStatement(text);
        const load = await collection.find(loads, terms.loadId);
        const payeeDevice = await collection.find(devices, terms.toDevice);
        const accepted = { text: acceptanceText(terms, whereabouts), signature: payeeSignature };

        const isHere = terms.toBank === bank;
        const book = await ctx.ledger.getBook(memberBook);
        const isMember = book.members.some(({ mspId, kind }) => mspId === terms.toBank && kind === 'bank');
        const abroad = !isHere && isMember ? ctx.ledger.in(coinsOf(terms.toBank)) : undefined;

        return {
            ...mintingIn(ctx),
            ...whereabouts,
            memberBook: book,
            isDeviceAbroad: (await abroad?.isThere(devices, terms.toDevice)) ?? false,
            statementId,
            load,
            payerDevice: load && (await collection.get(devices, load.deviceId)),
            payeeDevice,
            payee: await collection.find(wallets, terms.to),
            isSigned: isSignedBy(load?.deviceKey, { text, signature: payerSignature }),
            isAccepted: isSignedBy(payeeDevice?.deviceKey, accepted),
            registered: await collection.find(offlinePayments, statementId),
            transferId: hmac(ctx.seed, ctx.transactionId, 'offline transfer').slice(0, 32),
        };
    }

    async #save(
        ctx: CohongContext,
        place: string,
        { payment, load, transfer, abroad, fraud, ...coins }: RegisteredOfflinePayment,
    ): Promise<string> {
        const collection = ctx.ledger.in(place);
        const { paymentId } = payment;
        await (abroad === undefined ? saveCoins(ctx, place, coins) : saveSent(ctx, place, { ...abroad, paid: coins }));
        await collection.replace(loads, load);
        await collection.insert(offlinePayments, payment);
        if (transfer !== undefined) {
            await collection.insert(transfers, transfer);
        }
        if (fraud !== undefined) {
            await collection.insert(fraudProofs, fraud.proof);
            await collection.replace(devices, fraud.device);
        }
        ctx.emit({ type: 'OfflinePaymentRegistered', paymentId });
        return paymentId;
    }
}
