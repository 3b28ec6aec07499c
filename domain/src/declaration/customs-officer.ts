import { refusals } from '../kernel/refusal.js';
import type { Caller } from '../party/member.js';

const refusal = refusals({ DECLARANT_MUST_BE_CUSTOMS: 'forbidden', DECLARANT_MUST_BE_OFFICER: 'forbidden' });

/** Only customs says what was declared: a bank or an exporter could otherwise invent goods to finance. */
export function mustBeCustomsOfficer(caller: Caller): void {
    if (caller.kind !== 'customs') {
        throw refusal('DECLARANT_MUST_BE_CUSTOMS');
    }
    if (caller.role !== 'officer') {
        throw refusal('DECLARANT_MUST_BE_OFFICER');
    }
}
