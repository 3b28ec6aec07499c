import type { Instant } from '../kernel/time.js';

/** By what past decisions are taken again. */
export interface ReplayParts<Policy, Book> {
    /** The policy by which is decided then, given those that really were set. */
    readonly policyAt: (at: Instant, book: Book | undefined) => Policy;
    /** Whether what was decided then is to be told. */
    readonly isTold: (at: Instant) => boolean;
}
