import { isOver } from '../../calendar/deadline.js';
import { refusals } from '../../kernel/refusal.js';
import type { Instant } from '../../kernel/time.js';
import { mustBeRange } from '../quote/indicate-quote.js';
import type { WantClaims, WantedNotice } from './wanted-notice.js';

const refusal = refusals({
    WANTED_NOTICE_MUST_CLOSE_LATER: 'invalid',
    WANTED_NOTICE_MUST_BE_OF_BANK: 'forbidden',
    WANTED_NOTICE_MUST_NOT_BE_WITHDRAWN: 'conflict',
});

export interface WantingFacts {
    readonly bank: string;
    /** Every bank of the consortium. */
    readonly banks: readonly string[];
    readonly at: Instant;
}

/** Says what claims a bank would buy. It binds nobody and counts towards no limit. */
export function wantClaims(order: WantClaims, { bank, banks, at }: WantingFacts): WantedNotice {
    if (isOver({ endsAt: order.closesAt }, at)) {
        throw refusal('WANTED_NOTICE_MUST_CLOSE_LATER');
    }
    if (order.wanted.indication !== undefined) {
        mustBeRange(order.wanted.indication);
    }

    return { ...order, bank, postedTo: [...banks], postedAt: at, status: 'OPEN' };
}

/** Takes it back. */
export function withdrawWanted(notice: WantedNotice, { bank, at }: Pick<WantingFacts, 'bank' | 'at'>): WantedNotice {
    if (notice.bank !== bank) {
        throw refusal('WANTED_NOTICE_MUST_BE_OF_BANK');
    }
    if (notice.status === 'WITHDRAWN') {
        throw refusal('WANTED_NOTICE_MUST_NOT_BE_WITHDRAWN');
    }

    return { ...notice, status: 'WITHDRAWN', withdrawnAt: at };
}
