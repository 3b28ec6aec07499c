import { chinaDate } from '../kernel/time.js';
import type { AmendExport } from './api.js';
import { changeableAt, noticed, type ChangeFacts, type DeclarationChange } from './change.js';
import { mustAgreeWithItself } from './declared-content.js';

/**
 * Puts a new content in place of the old; number and status stay.
 *
 * The goods may be worth less now than what was lent on them. That is no reason to refuse, since customs only says
 * what is so: the registrar recomputes afterwards and alerts the lenders.
 */
export function amendExport(request: AmendExport, facts: ChangeFacts): DeclarationChange {
    const { expectedVersion, noticeId, ...content } = request;
    const { at } = facts;

    const { status, version } = changeableAt(expectedVersion, facts);
    mustAgreeWithItself(content, chinaDate(at));

    return noticed({ ...content, status, version: version + 1, amendedAt: at }, noticeId, at);
}
