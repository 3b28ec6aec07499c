import { describe, expect, it } from '@jest/globals';
import { recordLooks, type RecordFacts } from './record-looks.js';
import type { RecordLooks } from './regulator-look.js';

const [haizhou, pearl] = ['HaizhouBankMSP', 'PearlBankMSP'] as const;
const what = '/v1/supervision/financings';
const round: RecordLooks = {
    roundId: '5'.repeat(32),
    looks: [
        { bank: pearl, lookedAt: '2026-03-31T02:00:01.000Z', what },
        { bank: pearl, lookedAt: '2026-03-31T02:00:00.000Z', what },
    ],
};
const facts: RecordFacts = {
    regulator: 'SafeMSP',
    banks: [haizhou, pearl],
    recordedAt: '2026-03-31T02:00:01.000Z',
};

describe('recordLooks', () => {
    it('writes a page for every bank, the looks in order; a bank that nobody looked at gets one without any', () => {
        const { roundId } = round;

        expect([...recordLooks(round, facts)]).toEqual([
            [haizhou, { roundId, regulator: 'SafeMSP', lookedAt: facts.recordedAt, looks: [] }],
            [
                pearl,
                {
                    roundId,
                    regulator: 'SafeMSP',
                    lookedAt: '2026-03-31T02:00:00.000Z',
                    looks: [
                        { lookedAt: '2026-03-31T02:00:00.000Z', what },
                        { lookedAt: '2026-03-31T02:00:01.000Z', what },
                    ],
                },
            ],
        ]);
    });

    it('refuses: LOOK_MUST_NOT_BE_IN_THE_FUTURE', () => {
        expect(() => recordLooks(round, { ...facts, recordedAt: '2026-03-31T02:00:00.999Z' })).toThrow(
            'LOOK_MUST_NOT_BE_IN_THE_FUTURE',
        );
    });

    it('tells the others when one look is at a bank that is no member', () => {
        const [look] = round.looks;
        const looks = [{ ...look!, bank: 'NoSuchBankMSP' }, look!];

        const pages = recordLooks({ ...round, looks }, facts);

        expect([...pages.keys()]).toEqual([haizhou, pearl]);
        expect(pages.get(pearl)?.looks).toEqual([{ lookedAt: look!.lookedAt, what }]);
    });
});
