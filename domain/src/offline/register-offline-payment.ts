import { mint, type SpentCoins } from '../dcep/spend-coins.js';
import { madeTransfer, type Transfer } from '../dcep/transfer.js';
import { knownWallet, type Wallet } from '../dcep/wallet.js';
import { compare, sum } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { epochMilliseconds } from '../kernel/time.js';
import type { MemberBook } from '../party/member.js';
import { checkTerms } from '../remittance/send-remittance.js';
import type { RegisterOfflinePayment } from './api.js';
import { knownDevice, stopForFraud, type Device } from './device.js';
import { fraudProof, type FraudProof, type StatementFacts } from './fraud-proof.js';
import { knownLoad, released, take, type Load } from './load.js';
import { mustBeOfDevice, mustBeOfLoad } from './of-device.js';
import type { OfflinePayment } from './offline-payment.js';
import { payAbroad, type SentAbroad } from './pay-abroad.js';
import type { OfflineTerms } from './statement.js';

const refusal = refusals({
    DEVICE_MUST_BE_OF_PAYEE: 'invalid',
    PAYEE_MUST_DIFFER_FROM_PAYER: 'invalid',
    PAYEE_DEVICE_MUST_HAVE_SIGNED: 'forbidden',
    PAYEE_DEVICE_MUST_BE_KNOWN: 'not-found',
    OFFLINE_PAYMENT_MUST_BE_NEW: 'conflict',
    OFFLINE_AMOUNT_MUST_BE_OF_COINS: 'invalid',
    OFFLINE_AMOUNT_MUST_NOT_EXCEED_CAP: 'conflict',
    OFFLINE_COUNT_MUST_NOT_EXCEED_CAP: 'conflict',
    OFFLINE_AGE_MUST_NOT_EXCEED_CAP: 'conflict',
    OFFLINE_PAYMENT_MUST_BE_REGISTERED_IN_TIME: 'conflict',
});

export interface OfflineFacts extends StatementFacts {
    readonly load: Load | undefined;
    readonly payerDevice: Device | undefined;
    /** Where the payee is at this bank, as it keeps them. */
    readonly payeeDevice: Device | undefined;
    readonly payee: Wallet | undefined;
    /** Where the payee is at another bank: whether that bank keeps such a device. More of it cannot be read here. */
    readonly isDeviceAbroad: boolean;
    readonly memberBook: MemberBook;
    /** Whether the device's key verifies the payment. */
    readonly isSigned: boolean;
    /** Whether the payee's device's key verifies the acceptance. */
    readonly isAccepted: boolean;
    /** The same payment, if it has come to the ledger before. */
    readonly registered: OfflinePayment | undefined;
    /** What the transfer, or the remittance, will be called. Whoever foresaw it could take it first, and the payee would never be paid. */
    readonly transferId: string;
}

export interface RegisteredOfflinePayment extends SpentCoins {
    readonly payment: OfflinePayment;
    readonly load: Load;
    /** None where nothing was left to be paid. */
    readonly transfer?: Transfer;
    /** In place of it where the payee is at another bank. */
    readonly abroad?: SentAbroad;
    /** Of a duplicate: the proof, and the device, which is stopped. */
    readonly fraud?: { readonly proof: FraudProof; readonly device: Device };
}

/**
 * Pays what one device has handed over to another, whole coins under a new serial. Of each coin the first payment that
 * comes has it. One that comes with a coin that is gone, or with a counter that is used, is no refusal, which would
 * leave no trace: it is recorded as a duplicate, the two signatures prove the fraud, and the device is stopped.
 *
 * A stopped device's payments are taken all the same: whoever was paid by it knew nothing of it.
 */
export function registerOfflinePayment(order: RegisterOfflinePayment, facts: OfflineFacts): RegisteredOfflinePayment {
    const { terms, payerSignature: signature } = order;
    const load = knownLoad(facts.load);
    if (terms.toBank === facts.bank) {
        mustBeAccepted(terms, { ...facts, load });
    } else {
        mustBeReachable(terms, facts);
    }
    mustBeOfDevice(terms, { load, isSigned: facts.isSigned });
    if (facts.registered !== undefined) {
        throw refusal('OFFLINE_PAYMENT_MUST_BE_NEW', { status: facts.registered.status });
    }
    mustBeOfLoad(terms, load);
    mustBeWithinCaps(terms, load);
    if (load.returned !== undefined || epochMilliseconds(facts.createdAt) >= epochMilliseconds(load.registrableUntil)) {
        throw refusal('OFFLINE_PAYMENT_MUST_BE_REGISTERED_IN_TIME');
    }
    const statement = { kind: 'PAYMENT', terms, signature } as const;
    const taken = take(load, statement);
    const proof =
        taken.earlier &&
        fraudProof({ earlier: taken.earlier, later: statement }, { ...facts, deviceKey: load.deviceKey });

    const moved = paid(terms, taken, facts);

    return {
        ...moved,
        load: taken.load,
        payment: {
            paymentId: facts.statementId,
            ...order,
            registeredAt: facts.createdAt,
            transactionId: facts.transactionId,
            paid: taken.amount,
            ...(moved.transfer && { transferId: moved.transfer.transferId }),
            ...(moved.abroad && { remittanceId: moved.abroad.remittance.remittanceId }),
            ...(proof ? { status: 'DUPLICATE', proofId: proof.proofId } : { status: 'REGISTERED' }),
        },
        ...(proof && { fraud: { proof, device: stopForFraud(knownDevice(facts.payerDevice), proof) } }),
    };
}

/** The payee's own device has taken it, for a wallet of the same bank. */
function mustBeAccepted(
    { to }: OfflineTerms,
    { load, payeeDevice, payee, isAccepted }: OfflineFacts & { readonly load: Load },
): void {
    if (knownDevice(payeeDevice).walletId !== to) {
        throw refusal('DEVICE_MUST_BE_OF_PAYEE');
    }
    knownWallet(payee);
    // What a device gives back to its own wallet it unloads.
    if (to === load.walletId) {
        throw refusal('PAYEE_MUST_DIFFER_FROM_PAYER');
    }
    if (!isAccepted) {
        throw refusal('PAYEE_DEVICE_MUST_HAVE_SIGNED');
    }
}

/**
 * The payee is at another bank, which alone can read whose the device is and verify what it signed: by accepting the money
 * it says that all of that is so.
 */
function mustBeReachable(
    { toBank, to, amount }: OfflineTerms,
    { bank, memberBook, isDeviceAbroad, createdAt: at }: OfflineFacts,
): void {
    checkTerms({ payeeBank: toBank, payee: to, amount }, { bank, memberBook, at });
    if (!isDeviceAbroad) {
        throw refusal('PAYEE_DEVICE_MUST_BE_KNOWN');
    }
}

/**
 * The payee's device can check all of it without a connection. That the payment was made after the loading is told by
 * the id of the load, which nobody knew before.
 */
function mustBeWithinCaps({ coins, amount, counter, paidAt }: OfflineTerms, load: Load): void {
    const handed = new Set(coins);
    const worth = sum(
        'CNY',
        load.coins.filter(({ serial }) => handed.has(serial)).map((coin) => coin.amount),
    );
    if (amount.currency !== 'CNY' || compare(amount, worth) !== 0) {
        throw refusal('OFFLINE_AMOUNT_MUST_BE_OF_COINS');
    }
    if (compare(amount, load.caps.amount) > 0) {
        throw refusal('OFFLINE_AMOUNT_MUST_NOT_EXCEED_CAP');
    }
    if (counter > load.caps.payments) {
        throw refusal('OFFLINE_COUNT_MUST_NOT_EXCEED_CAP');
    }
    if (epochMilliseconds(paidAt) > epochMilliseconds(load.payableUntil)) {
        throw refusal('OFFLINE_AGE_MUST_NOT_EXCEED_CAP');
    }
}

function paid(
    terms: OfflineTerms,
    { load, coins, amount }: ReturnType<typeof take>,
    facts: OfflineFacts,
): SpentCoins & Pick<RegisteredOfflinePayment, 'transfer' | 'abroad'> {
    const { to, toBank } = terms;
    if (coins.length === 0) {
        return { spent: [], made: [] };
    }
    if (toBank !== facts.bank) {
        const { transferId: remittanceId, statementId: paymentId } = facts;
        const abroad = payAbroad(terms, { ...facts, load, coins, amount, remittanceId, paymentId });

        return { spent: released(load, coins), made: [], abroad };
    }
    const parents = coins.map(({ serial }) => serial);
    const outputs = [{ to, amount }];

    return {
        spent: released(load, coins),
        made: mint([{ owner: to, amount }], { minting: facts, parents }),
        transfer: madeTransfer(
            { transferId: facts.transferId, from: load.walletId, coins: parents, outputs, lockedAt: load.loadedAt },
            facts,
        ),
    };
}
