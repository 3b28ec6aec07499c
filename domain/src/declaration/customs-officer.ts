import { refusals } from '../kernel/refusal.js';
import { mustBeActor } from '../party/actors.js';
import type { Caller } from '../party/member.js';

const refusal = refusals({ DECLARANT_MUST_BE_CUSTOMS: 'forbidden' });

/** Only customs says what was declared: a bank or an exporter could otherwise invent goods to finance. */
export function mustBeCustomsOfficer(caller: Caller): void {
    if (caller.kind !== 'customs') {
        throw refusal('DECLARANT_MUST_BE_CUSTOMS');
    }
    mustBeActor(caller, 'customs', 'officer');
}
