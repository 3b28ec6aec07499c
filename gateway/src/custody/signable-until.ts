import { instantOf } from '@cohong/domain/kernel/time';

/** How long there is to sign an order that names no coin: as long as for one that does. */
const milliseconds = 5 * 60_000;

export function signableUntil(): string {
    return instantOf(Date.now() + milliseconds);
}
