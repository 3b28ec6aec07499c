import { canonicalJson } from '@cohong/domain/kernel/json';
import type { Answer, Client } from './client.js';
import { Holder } from './holder.js';

/** Whose wallet the device pays out of, and into. */
export interface Owner {
    readonly walletId: string;
    readonly holder: Holder;
    /** The bank that keeps the wallet. */
    readonly bank?: string;
}

export interface Handover {
    readonly load: Answer;
    readonly counter: number;
    /** The place of the one coin among those that it was loaded with. */
    readonly coin: number;
    readonly to: Device;
}

/** A device that pays without a connection. Its key is its own. */
export class Device {
    readonly key = new Holder();
    readonly #owner: Owner;
    #id: string | undefined;

    constructor(owner: Owner) {
        this.#owner = owner;
    }

    get deviceId(): string {
        return this.#id ?? 'not registered';
    }

    get walletId(): string {
        return this.#owner.walletId;
    }

    get bank(): string {
        return this.#owner.bank ?? 'HaizhouBankMSP';
    }

    async register(maker: Client): Promise<Answer> {
        const { walletId, holder } = this.#owner;
        const draft = await maker.post('/v1/device-drafts', { walletId, deviceKey: this.key.holderKey });
        const registered = await maker.post('/v1/devices', holder.order(draft));
        this.#id = registered.text('deviceId');

        return registered;
    }

    /** Has coins of these amounts put on it. The answer is the first one that is no success. */
    async load(maker: Client, ...amounts: string[]): Promise<Answer> {
        const { walletId: from, holder } = this.#owner;
        const wish = { deviceId: this.deviceId, from, amounts: amounts.map((amount) => ({ amount, currency: 'CNY' })) };
        const draft = await maker.post('/v1/load-drafts', wish);

        return draft.status === 201 ? await maker.post('/v1/loads', holder.order(draft)) : draft;
    }

    /** What happens between two devices, of which nobody else knows anything: both sign what is to be registered. */
    pay({ load, counter, coin, to }: Handover): object {
        const handed = (load.at('coins') as { readonly serial: string; readonly amount: object }[])[coin]!;
        const terms = {
            deviceId: this.deviceId,
            loadId: load.text('loadId'),
            counter,
            coins: [handed.serial],
            amount: handed.amount,
            toBank: to.bank,
            to: to.walletId,
            toDevice: to.deviceId,
            paidAt: new Date().toISOString(),
        };
        const textOf = (purpose: string) => canonicalJson({ purpose, channel: 'cohong', bank: this.bank, ...terms });

        return {
            terms,
            payerSignature: this.key.sign(textOf('cohong offline payment')),
            payeeSignature: to.key.sign(textOf('cohong offline acceptance')),
        };
    }
}
