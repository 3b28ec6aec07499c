import { canonicalJson } from '../kernel/json.js';
import { refusals } from '../kernel/refusal.js';
import { epochMilliseconds, type Instant } from '../kernel/time.js';
import type { Signed, SpendOrder } from './api.js';
import { mustBeOpen, type Wallet } from './wallet.js';

const refusal = refusals({
    KEY_MUST_BE_CURRENT: 'conflict',
    SIGNATURE_MUST_BE_OF_HOLDER: 'forbidden',
    SIGNATURE_MUST_NOT_HAVE_EXPIRED: 'conflict',
});

/** Where the wallet is: a signature serves on this channel and at this bank only. */
export interface Whereabouts {
    readonly channel: string;
    readonly bank: string;
}

/** An order, and the record in trade that it pays for, if it does. */
export type HolderOrder = SpendOrder & { readonly reference?: string };

/**
 * What the holder of a wallet signs to spend its coins: the coins that end, what is made of them, the id of the transfer,
 * which the ledger takes once, and what it is paid for. Whatever is not in this text, a bank could choose in its
 * customer's name: a repayment without the reference could be taken as a present.
 */
export function spendText(order: HolderOrder, { channel, bank }: Whereabouts): string {
    const { transferId, from, keyVersion, coins, outputs, refundOf, reference, validUntil } = order;

    return canonicalJson({
        purpose: 'cohong spend',
        channel,
        bank,
        walletId: from,
        keyVersion,
        coins,
        outputs,
        nonce: transferId,
        reference,
        refundOf,
        validUntil,
    });
}

export interface SignatureFacts {
    readonly wallet: Wallet;
    /** Whether the wallet's key verifies the signature of the text. */
    readonly isSigned: boolean;
    /** As the creator dates it: a bank may date its transaction a quarter of an hour back. */
    readonly now: Instant;
}

/** Only the holder's key moves an open wallet's coins, and only as long as the holder said. */
export function mustBeOfHolder(
    signed: Pick<Signed, 'keyVersion' | 'validUntil'> | undefined,
    {
        wallet,
        isSigned,
        now,
    }: Omit<SignatureFacts, 'wallet'> & { readonly wallet: Pick<Wallet, 'status' | 'keyVersion'> },
): void {
    mustBeOpen(wallet);
    if (signed !== undefined && signed.keyVersion !== wallet.keyVersion) {
        throw refusal('KEY_MUST_BE_CURRENT');
    }
    if (signed === undefined || !isSigned) {
        throw refusal('SIGNATURE_MUST_BE_OF_HOLDER');
    }
    if (epochMilliseconds(now) > epochMilliseconds(signed.validUntil)) {
        throw refusal('SIGNATURE_MUST_NOT_HAVE_EXPIRED');
    }
}
