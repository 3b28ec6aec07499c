import { Refusal } from '../kernel/refusal.js';

/** Says of a refusal which payment of several is at fault. */
export function atPlace(error: unknown, place: { readonly payment: number }): unknown {
    return error instanceof Refusal ? new Refusal(error.kind, error.code, { ...place, ...error.detail }) : error;
}
