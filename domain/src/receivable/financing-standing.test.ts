import { describe, expect, it } from '@jest/globals';
import type { Financing } from './financing.js';
import { financingStanding } from './financing-standing.js';
import { disbursed, reserved, yuan } from './testing/samples.js';

const due = { dueOn: '2026-06-29' };
const later = '2026-07-01T01:00:00.000Z';

describe('where a financing stands', () => {
    it.each<[string, Financing, readonly [at: string, standing: string, daysPastDue?: number]]>([
        ['on its day', { ...disbursed, ...due }, ['2026-06-29T15:59:59.999Z', 'DISBURSED']],
        ['the next day', { ...disbursed, ...due }, ['2026-06-29T16:00:00.000Z', 'OVERDUE', 1]],
        ['in part repaid', { ...disbursed, ...due, status: 'PARTIALLY_REPAID' }, [later, 'OVERDUE', 2]],
        ['repaid', { ...disbursed, ...due, status: 'REPAID', outstanding: yuan(0n) }, [later, 'REPAID']],
        ['written off', { ...disbursed, ...due, status: 'WRITTEN_OFF' }, [later, 'WRITTEN_OFF', 2]],
        ['not lent', { ...reserved, ...due }, [later, 'RESERVED']],
        ['of which nobody has said when it is due', disbursed, [later, 'DISBURSED']],
    ])('%s', (_, financing, [at, standing, daysPastDue]) => {
        expect(financingStanding(financing, at)).toEqual({
            ...financing,
            standing,
            ...(daysPastDue !== undefined && { daysPastDue }),
        });
    });
});
