import type { Whereabouts } from '../dcep/holder-order.js';
import { canonicalJson } from '../kernel/json.js';
import type { DeferredDraft } from './api.js';

/** What the holder of a wallet signs to pay at the end of the day: all that its own bank could otherwise choose. */
export function deferredText({ paymentId, from, ...order }: DeferredDraft, { channel, bank }: Whereabouts): string {
    return canonicalJson({
        purpose: 'cohong deferred payment',
        channel,
        bank,
        walletId: from,
        nonce: paymentId,
        ...order,
    });
}
