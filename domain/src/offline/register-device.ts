import { mustBeOfHolder } from '../dcep/holder-order.js';
import { knownWallet, type Wallet } from '../dcep/wallet.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { RegisterDevice } from './api.js';
import type { Device } from './device.js';

const refusal = refusals({ DEVICE_MUST_BE_NEW: 'conflict' });

export interface RegistrationFacts {
    readonly wallet: Wallet | undefined;
    /** Whether the wallet's key verifies the signature. */
    readonly isSigned: boolean;
    readonly isIdTaken: boolean;
    readonly registeredAt: Instant;
}

/** Takes a device into use for a wallet, as the wallet's holder has signed. */
export function registerDevice(order: RegisterDevice, facts: RegistrationFacts): Device {
    const { deviceId, walletId, deviceKey, keyVersion, validUntil, signature } = order;
    const { isSigned, registeredAt } = facts;
    mustBeOfHolder(order, { wallet: knownWallet(facts.wallet), isSigned, now: registeredAt });
    if (facts.isIdTaken) {
        throw refusal('DEVICE_MUST_BE_NEW');
    }

    return {
        deviceId,
        walletId,
        deviceKey,
        registeredAt,
        signed: { keyVersion, validUntil, signature },
        status: 'REGISTERED',
    };
}
