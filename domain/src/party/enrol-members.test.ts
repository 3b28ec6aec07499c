import { describe, expect, it } from '@jest/globals';
import { enrolMembers, type EnrolmentFacts } from './enrol-members.js';
import { memberBookSchema, memberSchema, type Member } from './member.js';

const centralBank: Member = { mspId: 'PbocMSP', kind: 'central-bank', partyName: 'Central bank' };
const safe: Member = { mspId: 'SafeMSP', kind: 'foreign-exchange-regulator', partyName: 'Regulator' };
const bank: Member = { mspId: 'HaizhouBankMSP', kind: 'bank', partyName: 'Bank of Haizhou' };
const customs: Member = { mspId: 'CustomsMSP', kind: 'customs', partyName: 'Customs' };

const facts: EnrolmentFacts = {
    caller: { mspId: 'SafeMSP', kind: 'foreign-exchange-regulator', role: 'officer' },
    book: { version: 3, members: [bank, centralBank, safe] },
};

describe('enrolMembers', () => {
    it('adds members and replaces what the book said of them, in the order of their ids', () => {
        const renamed = { ...bank, bic: 'HZHBCNB0' };
        const book = enrolMembers({ members: [renamed, customs] }, facts);

        expect(book).toEqual({ version: 4, members: [customs, renamed, centralBank, safe] });
        expect(memberBookSchema.parse(book)).toEqual(book);
    });

    it.each(['PbocMSP', 'SafeMSP'])('lets an officer of %s enrol', (mspId) => {
        const kind = facts.book?.members.find((member) => member.mspId === mspId)?.kind ?? 'bank';

        expect(
            enrolMembers({ members: [customs] }, { ...facts, caller: { mspId, kind, role: 'officer' } }).version,
        ).toBe(4);
    });

    it('lets anybody write the first book, where the endorsement policy alone decides', () => {
        const book = enrolMembers({ members: [safe] }, { caller: { mspId: 'AnyMSP' }, book: undefined });

        expect(book).toEqual({ version: 1, members: [safe] });
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    const asBank = { ...bank, mspId: 'SafeMSP' };
    const noRegulator = { version: 1, members: [{ ...customs, mspId: 'SafeMSP' }] };
    const hopeless = { members: [asBank, asBank] };
    const refused: [code: string, members: Member[], facts: EnrolmentFacts][] = [
        [
            'CALLER_MUST_BE_REGULATOR',
            hopeless.members,
            { caller: { mspId: 'CustomsMSP', kind: 'customs' }, book: noRegulator },
        ],
        [
            'CALLER_MUST_BE_REGULATOR',
            hopeless.members,
            { caller: { mspId: 'NewMSP', role: 'officer' }, book: noRegulator },
        ],
        [
            'CALLER_MUST_HAVE_ROLE',
            hopeless.members,
            { caller: { mspId: 'PbocMSP', kind: 'central-bank', role: 'issuer' }, book: noRegulator },
        ],
        [
            'CALLER_MUST_HAVE_ROLE',
            hopeless.members,
            { caller: { mspId: 'PbocMSP', kind: 'central-bank' }, book: noRegulator },
        ],
        ['MEMBERS_MUST_NOT_REPEAT', hopeless.members, { ...facts, book: noRegulator }],
        ['MEMBER_MUST_KEEP_ITS_KIND', [asBank], { ...facts, book: noRegulator }],
        ['BOOK_MUST_NAME_A_REGULATOR', [bank, customs], { ...facts, book: undefined }],
    ];
    it.each(refused)('refuses: %s', (code, members, badFacts) => {
        expect(() => enrolMembers({ members }, badFacts)).toThrow(expect.objectContaining({ code }));
    });
});

describe('memberSchema', () => {
    it.each(['', 'Bank MSP', 'Bank_MSP', '.MSP', 'x'.repeat(65), 'ＢankMSP'])('refuses the MSP id %j', (mspId) => {
        expect(memberSchema.safeParse({ ...bank, mspId }).success).toBe(false);
    });

    it('refuses codes whose check digits are wrong, and unknown fields', () => {
        expect(memberSchema.safeParse({ ...bank, cnaps: '313332050014' }).success).toBe(false);
        expect(memberSchema.safeParse({ ...bank, lei: '300300HAIZHOUBK00428' }).success).toBe(false);
        expect(memberSchema.safeParse({ ...bank, bic: undefined }).success).toBe(false);
        expect(memberSchema.safeParse({ ...bank, role: 'officer' }).success).toBe(false);
    });
});
