import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { Answer, Client } from './client.js';

/** A payment out of a wallet, as a bank is asked to draft it. */
export interface Wish {
    readonly from: string;
    readonly outputs: readonly { readonly to: string; readonly amount: object }[];
    /** The transfer of which it pays something back. */
    readonly refundOf?: string;
}

export interface Repaying {
    readonly financingId: string;
    readonly walletId: string;
    readonly amount: object;
}

/** The holder of a wallet, whose key signs what is paid out of it. No bank has that key. */
export class Holder {
    /** As a wallet is opened with it: the point of P-256, uncompressed, which ends the DER of a public key. */
    readonly holderKey: string;
    readonly #key: KeyObject;

    /** @param privateKeyPem a key that is there; a new one is made when none is given. */
    constructor(privateKeyPem?: string) {
        this.#key =
            privateKeyPem === undefined
                ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
                : createPrivateKey(privateKeyPem);
        const point = createPublicKey(this.#key).export({ type: 'spki', format: 'der' }).subarray(-65);
        this.holderKey = point.toString('hex');
    }

    /** Signs the text of a draft. */
    sign(text: string): string {
        return sign('sha256', Buffer.from(text), { key: this.#key, dsaEncoding: 'ieee-p1363' }).toString('hex');
    }

    /** The order that a draft becomes by the signature. */
    order(draft: Answer): object {
        const { text, ...order } = draft.body as { readonly text: string };

        return { ...order, signature: this.sign(text) };
    }

    /** Has the bank draft a payment, signs it and hands it in. The answer is the first one that is no success. */
    async pay(maker: Client, wish: Wish): Promise<Answer> {
        const draft = await maker.post('/v1/transfer-drafts', wish);

        return draft.status === 201 ? await maker.post('/v1/transfers', this.order(draft)) : draft;
    }

    /** Has the bank draft a repayment of a loan, and signs it: the means with which it is recorded. */
    async meansOf(maker: Client, { financingId, walletId, amount }: Repaying): Promise<object> {
        const draft = await maker.post(`/v1/financings/${financingId}/repayment-drafts`, { walletId, amount });
        const order = draft.at('order') as object;

        return { kind: 'E_CNY', walletId, order: { ...order, signature: this.sign(draft.text('text')) } };
    }
}
