import { refusals } from '../kernel/refusal.js';
import type { Load } from './load.js';
import type { Statement } from './statement.js';

const refusal = refusals({
    DEVICE_MUST_HAVE_SIGNED: 'forbidden',
    COINS_MUST_NOT_REPEAT: 'invalid',
    COINS_MUST_BE_OF_LOAD: 'invalid',
});

/** What a device says of its coins it has signed itself. */
export function mustBeOfDevice(
    { deviceId }: Statement['terms'],
    { load, isSigned }: { readonly load: Load; readonly isSigned: boolean },
): void {
    if (deviceId !== load.deviceId || !isSigned) {
        throw refusal('DEVICE_MUST_HAVE_SIGNED');
    }
}

/** It names coins that it was loaded with, each once. Whether they are still there is another matter. */
export function mustBeOfLoad({ coins }: Statement['terms'], load: Load): void {
    if (new Set(coins).size !== coins.length) {
        throw refusal('COINS_MUST_NOT_REPEAT');
    }
    const loaded = new Set(load.coins.map(({ serial }) => serial));
    const strange = coins.findIndex((serial) => !loaded.has(serial));
    if (strange !== -1) {
        throw refusal('COINS_MUST_BE_OF_LOAD', { coin: strange });
    }
}
