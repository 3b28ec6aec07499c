import { describe, expect, it } from '@jest/globals';
import { approveDisclosure, askDisclosure, endDisclosure, refuseDisclosure } from './decide-disclosure.js';
import { caseStatuses, caseTransitions, type CaseStatus, type DisclosureCase } from './disclosure-case.js';
import { approved, approvedOnce, asked, asking, dayAfter, deedOf, lastMoment } from './testing/samples.js';

const [asker, officer, second] = [deedOf('regulator 1'), deedOf('officer 1'), deedOf('officer 2')];

describe('askDisclosure', () => {
    it('asks until a last day, which may be today', () => {
        const today = deedOf('regulator 1', lastMoment);

        expect(askDisclosure(asking, { ...asker, isWalletThere: true })).toEqual(asked);
        expect(askDisclosure(asking, { ...today, isWalletThere: true }).status).toBe('ASKED');
    });

    // Each row breaks its rule and all below it.
    it.each([
        ['WALLET_MUST_EXIST', false],
        ['CASE_MUST_NOT_HAVE_ENDED', true],
    ])('refuses: %s', (code, isWalletThere) => {
        const late = deedOf('regulator 1', dayAfter);
        expect(() => askDisclosure(asking, { ...late, isWalletThere })).toThrow(code);
    });
});

describe('approveDisclosure', () => {
    it('needs two officers', () => {
        expect(approveDisclosure(asked, officer)).toEqual(approvedOnce);
        expect(approveDisclosure(approvedOnce, second)).toEqual(approved);
    });

    // Always by the officer who has approved it once.
    it.each<[string, DisclosureCase, string]>([
        ['CASE_MUST_AWAIT_APPROVAL', { ...approved, askedBy: 'officer 1' }, dayAfter],
        ['CASE_MUST_NOT_HAVE_ENDED', { ...approvedOnce, askedBy: 'officer 1' }, dayAfter],
        ['APPROVER_MUST_DIFFER_FROM_ASKER', { ...approvedOnce, askedBy: 'officer 1' }, lastMoment],
        ['APPROVERS_MUST_DIFFER', approvedOnce, lastMoment],
    ])('refuses: %s', (code, of, at) => {
        expect(() => approveDisclosure(of, deedOf('officer 1', at))).toThrow(code);
    });
});

describe('refuseDisclosure and endDisclosure', () => {
    it('note who did it', () => {
        expect(refuseDisclosure(approvedOnce, second)).toEqual({ ...approvedOnce, status: 'REFUSED', refused: second });
        expect(endDisclosure(approved, officer)).toEqual({ ...approved, status: 'ENDED', ended: officer });
    });
});

describe('what may become of a case', () => {
    const pairs = caseStatuses.flatMap((from) => caseStatuses.map((to) => [from, to] as const));
    const moves: Readonly<Record<CaseStatus, (from: DisclosureCase) => DisclosureCase>> = {
        // No act asks for a case that exists.
        ASKED: () => {
            throw new Error('there is no such act');
        },
        APPROVED_ONCE: (from) => approveDisclosure(from, officer),
        APPROVED: (from) => approveDisclosure(from, second),
        REFUSED: (from) => refuseDisclosure(from, officer),
        ENDED: (from) => endDisclosure(from, officer),
    };
    const statusAfter = (from: CaseStatus, to: CaseStatus): string | undefined => {
        const approvals = from === 'ASKED' ? [] : from === 'APPROVED_ONCE' ? [officer] : [officer, second];
        try {
            return moves[to]({ ...asked, status: from, approvals }).status;
        } catch {
            return undefined;
        }
    };

    it.each(pairs)('%s to %s is as the table says', (from, to) => {
        expect(statusAfter(from, to) === to).toBe(caseTransitions[from].includes(to));
    });
});
