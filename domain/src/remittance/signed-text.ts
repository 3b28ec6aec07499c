import type { Whereabouts } from '../dcep/holder-order.js';
import { canonicalJson } from '../kernel/json.js';
import type { RemittanceDraft } from './api.js';

/**
 * What the holder of a wallet signs to pay to another bank: everything that its own bank could otherwise choose, and the
 * record in trade that it pays for, if it does.
 */
export function remittanceText(
    { remittanceId, from, ...order }: RemittanceDraft & { readonly reference?: string },
    { channel, bank }: Whereabouts,
): string {
    return canonicalJson({
        purpose: 'cohong remittance',
        channel,
        bank,
        walletId: from,
        nonce: remittanceId,
        ...order,
    });
}
