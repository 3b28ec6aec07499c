import { describe, expect, it } from '@jest/globals';
import { Standing } from './standing.js';

interface Loan {
    readonly bank: string;
    readonly loanId: string;
    readonly status: string;
}

describe('records as they would stand under another policy', () => {
    const loan: Loan = { bank: 'HaizhouBankMSP', loanId: '1', status: 'RESERVED' };
    const standing = (...records: readonly Loan[]): Standing<Pick<Loan, 'bank' | 'loanId'>, Loan> => {
        const made = new Standing<Pick<Loan, 'bank' | 'loanId'>, Loan>(({ loanId }) => loanId);
        records.forEach((record) => made.keep(record));
        return made;
    };

    it('are told by bank and id: another bank’s of the same id is another', () => {
        expect(standing(loan).find({ ...loan, bank: 'PearlBankMSP' })).toBeUndefined();
        expect(standing(loan).find(loan)).toEqual(loan);
    });

    it('are gone on with where they stand as they really did, and not where the policy has refused or kept them', () => {
        expect(standing(loan).asBefore(loan)).toEqual(loan);
        expect(standing({ ...loan, status: 'REFUSED' }).asBefore(loan)).toBeUndefined();
        expect(standing(loan).asBefore({ ...loan, status: 'EXPIRED' })).toBeUndefined();
        expect(standing().asBefore(loan)).toBeUndefined();
    });

    it('are reserved for their own time when they have been cast adrift, and no longer once that has ended', () => {
        const kept = standing(loan);
        expect(kept.reservedAdrift()).toEqual([]);
        kept.castAdrift(loan);
        expect(kept.reservedAdrift()).toEqual([loan]);
        kept.keep({ ...loan, status: 'EXPIRED' });
        expect(kept.reservedAdrift()).toEqual([]);
        kept.keep(loan);
        expect(kept.reservedAdrift()).toEqual([]);
    });
});
