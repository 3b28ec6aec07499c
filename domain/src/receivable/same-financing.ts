import type { Financing } from './financing.js';

/** Its id is chosen by its bank and told in an event, so that another bank may choose the same: both together name one loan. */
export type NamedFinancing = Pick<Financing, 'bank' | 'financingId'>;

/** Whether both name the same loan. */
export function isSameFinancing(one: NamedFinancing, other: NamedFinancing): boolean {
    return one.bank === other.bank && one.financingId === other.financingId;
}
