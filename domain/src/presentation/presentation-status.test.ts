import { describe, expect, it } from '@jest/globals';
import {
    holdsAmount,
    presentationStatuses,
    presentationSteps,
    stepFrom,
    type PresentationStatus,
    type PresentationStep,
} from './presentation-status.js';

/** The whole machine as the reference draws it (§1.5): from, by, to. */
const allowed: readonly (readonly [PresentationStatus, PresentationStep, PresentationStatus])[] = [
    ['INCOMPLETE', 'COMPLETE', 'LODGED'],
    ['LODGED', 'BEGIN_EXAMINATION', 'EXAMINING'],
    ['LODGED', 'PRECLUDE', 'PRECLUDED'],
    ['LODGED', 'NEGOTIATE_CONFIRMED', 'NEGOTIATED'],
    ['EXAMINING', 'NEGOTIATE_CONFIRMED', 'NEGOTIATED'],
    ['EXAMINING', 'SUSPEND', 'SUSPENDED'],
    ['EXAMINING', 'FIND_COMPLYING', 'COMPLYING'],
    ['EXAMINING', 'FIND_DISCREPANT', 'DISCREPANT'],
    ['EXAMINING', 'PRECLUDE', 'PRECLUDED'],
    ['SUSPENDED', 'RESUME', 'LODGED'],
    ['SUSPENDED', 'DROP_RECORD', 'RECORD_NOT_PRESENTED'],
    ['COMPLYING', 'PAY', 'PAID'],
    ['COMPLYING', 'UNDERTAKE', 'UNDERTAKEN'],
    ['COMPLYING', 'NEGOTIATE', 'NEGOTIATED'],
    ['COMPLYING', 'PASS_REFUSAL_ON', 'REFUSED'],
    ['DISCREPANT', 'NEGOTIATE_CONFIRMED', 'NEGOTIATED'],
    ['DISCREPANT', 'FIND_COMPLYING', 'COMPLYING'],
    ['DISCREPANT', 'FIND_DISCREPANT', 'DISCREPANT'],
    ['DISCREPANT', 'SEEK_WAIVER', 'WAIVER_SOUGHT'],
    ['DISCREPANT', 'ACCEPT_WAIVER', 'WAIVED'],
    ['DISCREPANT', 'REFUSE', 'REFUSED'],
    ['DISCREPANT', 'PRECLUDE', 'PRECLUDED'],
    ['WAIVER_SOUGHT', 'NEGOTIATE_CONFIRMED', 'NEGOTIATED'],
    ['WAIVER_SOUGHT', 'FIND_COMPLYING', 'COMPLYING'],
    ['WAIVER_SOUGHT', 'FIND_DISCREPANT', 'DISCREPANT'],
    ['WAIVER_SOUGHT', 'ACCEPT_WAIVER', 'WAIVED'],
    ['WAIVER_SOUGHT', 'REFUSE', 'REFUSED'],
    ['WAIVER_SOUGHT', 'PRECLUDE', 'PRECLUDED'],
    ['WAIVED', 'PAY', 'PAID'],
    ['WAIVED', 'UNDERTAKE', 'UNDERTAKEN'],
    ['WAIVED', 'NEGOTIATE', 'NEGOTIATED'],
    ['WAIVED', 'PASS_REFUSAL_ON', 'REFUSED'],
    ['REFUSED', 'ACCEPT_WAIVER', 'WAIVED'],
    ['REFUSED', 'RETURN', 'RETURNED'],
    ['REFUSED', 'REPRESENT', 'REPRESENTED'],
    ['PRECLUDED', 'PAY', 'PAID'],
    ['PRECLUDED', 'UNDERTAKE', 'UNDERTAKEN'],
    ['PRECLUDED', 'NEGOTIATE', 'NEGOTIATED'],
    ['UNDERTAKEN', 'ASSIGN', 'ASSIGNED'],
    ['UNDERTAKEN', 'MATURE', 'MATURED'],
    ['UNDERTAKEN', 'PAY', 'PAID'],
    ['ASSIGNED', 'MATURE', 'MATURED'],
    ['ASSIGNED', 'PAY', 'PAID'],
    ['MATURED', 'PAY', 'PAID'],
    ['MATURED', 'MISS_MATURITY', 'OVERDUE'],
    ['OVERDUE', 'PAY', 'PAID'],
];

describe('the machine of a presentation', () => {
    it.each(allowed)('lets %s %s, to be %s', (from, step, to) => {
        expect(stepFrom(from, step)).toBe(to);
    });

    const refused = presentationStatuses
        .flatMap((from) => presentationSteps.map((step) => [from, step] as const))
        .filter(([from, step]) => !allowed.some(([each, by]) => each === from && by === step));

    it.each(presentationStatuses)('refuses %s every other step: PRESENTATION_MUST_STAND_AT_THIS_ACT', (status) => {
        for (const [from, step] of refused.filter(([each]) => each === status)) {
            expect(() => stepFrom(from, step)).toThrow('PRESENTATION_MUST_STAND_AT_THIS_ACT');
        }
    });

    it('comes to every state from the one in which its first documents come', () => {
        const reached = new Set<PresentationStatus>(['INCOMPLETE']);
        for (const status of reached) {
            allowed.filter(([from]) => from === status).forEach(([, , to]) => reached.add(to));
        }

        expect([...reached].sort()).toEqual([...presentationStatuses].sort());
    });

    it('holds the amount in every state but those in which the credit owes nothing for it', () => {
        expect(presentationStatuses.filter((status) => !holdsAmount(status))).toEqual([
            'INCOMPLETE',
            'RECORD_NOT_PRESENTED',
            'REFUSED',
            'RETURNED',
            'REPRESENTED',
        ]);
    });
});
