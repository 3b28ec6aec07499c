import { describe, expect, it } from '@jest/globals';
import type { MemberKind } from './member.js';
import { bankMeant, mustBeActor, mustBeRegulator } from './actors.js';

describe('mustBeActor', () => {
    it('lets a user of such a member pass who has one of the roles', () => {
        expect(() =>
            mustBeActor({ mspId: 'HaizhouBankMSP', kind: 'bank', role: 'maker' }, 'bank', 'maker', 'checker'),
        ).not.toThrow();
    });

    const nobody = { mspId: 'HaizhouBankMSP' };
    it.each<[string, MemberKind]>([
        ['CALLER_MUST_BE_BANK', 'bank'],
        ['CALLER_MUST_BE_CUSTOMS', 'customs'],
        ['CALLER_MUST_BE_FOREIGN_EXCHANGE_REGULATOR', 'foreign-exchange-regulator'],
        ['CALLER_MUST_BE_CENTRAL_BANK', 'central-bank'],
    ])('refuses: %s', (code, kind) => {
        expect(() => mustBeActor(nobody, kind, 'officer')).toThrow(code);
    });

    it.each([['checker'], [undefined]])('refuses: CALLER_MUST_HAVE_ROLE (%s)', (role) => {
        const caller = { ...nobody, kind: 'bank' as const, ...(role !== undefined && { role }) };

        expect(() => mustBeActor(caller, 'bank', 'maker')).toThrow('CALLER_MUST_HAVE_ROLE');
    });
});

describe('mustBeRegulator', () => {
    it.each(['central-bank', 'foreign-exchange-regulator'] as const)('lets the %s pass', (kind) => {
        expect(() => mustBeRegulator({ mspId: 'SafeMSP', kind, role: 'registrar' }, 'registrar')).not.toThrow();
    });

    it('refuses: CALLER_MUST_BE_REGULATOR', () => {
        expect(() => mustBeRegulator({ mspId: 'CustomsMSP', kind: 'customs', role: 'officer' }, 'registrar')).toThrow(
            'CALLER_MUST_BE_REGULATOR',
        );
    });

    it('refuses: CALLER_MUST_HAVE_ROLE', () => {
        expect(() =>
            mustBeRegulator({ mspId: 'SafeMSP', kind: 'foreign-exchange-regulator', role: 'officer' }, 'registrar'),
        ).toThrow('CALLER_MUST_HAVE_ROLE');
    });
});

describe('bankMeant', () => {
    const book = {
        version: 1,
        members: [
            { mspId: 'CustomsMSP', kind: 'customs', partyName: 'Customs' },
            { mspId: 'PearlBankMSP', kind: 'bank', partyName: 'Pearl River Bank' },
        ],
    } as const;
    const bank = { mspId: 'PearlBankMSP', kind: 'bank' } as const;
    const authority = { mspId: 'SafeMSP', kind: 'foreign-exchange-regulator' } as const;

    it.each([
        [bank, undefined],
        [bank, 'PearlBankMSP'],
        [authority, 'PearlBankMSP'],
    ])('is a bank’s own, and the one that an authority names', (caller, named) => {
        expect(bankMeant(caller, named, { ...book, members: [...book.members] })).toBe('PearlBankMSP');
    });

    it.each([
        ['BANK_MUST_BE_NAMED', authority, undefined],
        ['BANK_MUST_BE_OWN', bank, 'HaizhouBankMSP'],
        ['BANK_MUST_BE_MEMBER', authority, 'HaizhouBankMSP'],
        ['BANK_MUST_BE_MEMBER', authority, 'CustomsMSP'],
    ])('refuses: %s', (code, caller, named) => {
        expect(() => bankMeant(caller, named, { ...book, members: [...book.members] })).toThrow(code);
    });
});
