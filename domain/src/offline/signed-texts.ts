import type { Whereabouts } from '../dcep/holder-order.js';
import { canonicalJson } from '../kernel/json.js';
import type { DeviceOrder, LoadOrder } from './api.js';

/** What the holder of a wallet signs to have a device pay out of it. */
export function deviceText({ deviceId, ...order }: DeviceOrder, { channel, bank }: Whereabouts): string {
    return canonicalJson({ purpose: 'cohong register device', channel, bank, nonce: deviceId, ...order });
}

/** What the holder signs to have coins put on a device. */
export function loadText({ loadId, from, ...order }: LoadOrder, { channel, bank }: Whereabouts): string {
    return canonicalJson({ purpose: 'cohong load device', channel, bank, walletId: from, nonce: loadId, ...order });
}
