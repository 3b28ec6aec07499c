import { describe, expect, it } from '@jest/globals';
import { outcomeOf } from '../dcep/testing/outcome-of.js';
import { exporterUscc, idOf, morning } from '../receivable/testing/samples.js';
import { carriedOut, handInInstruction, receiptNumbers } from './carry-out-instruction.js';
import { enterpriseInstructionText } from './enterprise-instruction.js';
import { bank, key, publicKey } from './testing/samples.js';

const unsigned = { instructionId: idOf(80), uscc: exporterUscc, publicKey, validUntil: '2026-03-31T01:05:00.000Z' };
const listing = { ...unsigned, kind: 'LIST_RECEIPTS' } as const;
const instruction = { ...listing, signature: 'ab'.repeat(64) };
const handingIn = { bank, isSigned: true, at: '2026-03-31T01:05:00.000Z' };
const received = handInInstruction(instruction, handingIn);

describe('enterpriseInstructionText', () => {
    it('says the instruction, the bank and the channel', () => {
        expect(JSON.parse(enterpriseInstructionText(listing, { bank, channel: 'cohong' }))).toEqual({
            purpose: 'cohong enterprise instruction',
            channel: 'cohong',
            bank,
            ...listing,
        });
    });
});

describe('handInInstruction', () => {
    it('takes an instruction to the last moment', () => {
        expect(received).toEqual({
            instructionId: instruction.instructionId,
            bank,
            instruction,
            receivedAt: handingIn.at,
            status: 'RECEIVED',
        });
    });

    it.each([
        ['INSTRUCTION_MUST_BE_SIGNED_BY_ENTERPRISE', { isSigned: false }],
        ['SIGNATURE_MUST_NOT_HAVE_EXPIRED', {}],
    ])('refuses: %s', (code, changes) => {
        const late = { ...handingIn, at: '2026-03-31T01:05:00.001Z', ...changes };

        expect(outcomeOf(() => handInInstruction(instruction, late).instructionId)).toBe(code);
    });
});

describe('carriedOut', () => {
    it('shows the receipts', () => {
        expect(carriedOut(received, { key, receipts: [], at: morning })).toEqual({
            ...received,
            status: 'DONE',
            doneAt: morning,
            receipts: [],
        });
    });

    it.each([
        ['nobody', undefined],
        ['who had the key before', { ...key, endedAt: morning }],
    ])('refuses what %s has signed, and shows nothing', (_who, known) => {
        expect(carriedOut(received, { key: known, receipts: [], at: morning })).toEqual({
            ...received,
            status: 'REFUSED',
            doneAt: morning,
            refusal: 'INSTRUCTION_MUST_BE_SIGNED_WITH_REGISTERED_KEY',
        });
    });
});

describe('receiptNumbers', () => {
    it.each([
        [0, undefined, []],
        [3, undefined, [3, 2, 1]],
        [3, 3, [2, 1]],
        [3, 9, [3, 2, 1]],
        [3, 1, []],
        [50, undefined, Array.from({ length: 20 }, (_, index) => 50 - index)],
    ])('of %i, below %s', (newest, before, numbers) => {
        const asked = { ...listing, ...(before !== undefined && { before }) };

        expect(receiptNumbers(asked, newest)).toEqual(numbers);
    });

    it('of a revocation are none', () => {
        expect(receiptNumbers({ ...unsigned, kind: 'REVOKE_CONSENT', consentId: idOf(70) }, 3)).toEqual([]);
    });
});
