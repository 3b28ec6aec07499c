import { deciding, forwardedFrom } from '../presentation/forwarded.js';
import type { Presentation } from '../presentation/presentation.js';
import { documentsOf } from '../receivable/hold.js';
import type { Financing } from '../receivable/financing.js';
import { invoicesIn } from '../receivable/request-presentation-financing.js';
import { settlePresentation } from '../receivable/settle-presentation.js';
import { endOfBought } from '../transfer/end-of-bought.js';
import type { RecordFile, VaultFile } from './record-file.js';
import type { Register } from './register.js';
import type { DoneNote } from './writings.js';

/** Documents as they were presented first, and the presentation by whose end theirs counts. */
export interface EndedDocuments {
    readonly first: Presentation;
    readonly decided: Presentation;
    /** Of whom the invoices are; a seller abroad has no such code. */
    readonly sellerUscc: string | undefined;
}

/** The documents that have ended where a note says so, as the vault holds them in which it lay. */
export function endedDocuments(
    { id: creditId, number = 0 }: DoneNote,
    { bank, records }: { readonly bank: string; readonly records: RecordFile },
): readonly EndedDocuments[] {
    const vault = records.vault(bank);
    const lodged = vault.presentations(creditId);
    const noted = lodged.find((each) => each.number === number);
    // What has ended may have been sent on: who lends on documents lends on them as they were presented first.
    const original = noted?.firstPresentedAs?.number ?? number;
    const first = lodged.find((each) => each.number === original) ?? noted;
    if (first === undefined) {
        return [];
    }
    const decided = deciding(first, { forwarded: forwardedFrom(first, lodged) });
    const ended = { first, decided, sellerUscc: sellerUnder(vault, creditId) };

    return [ended, ...endedUnderTransferred(ended, { vault, records })];
}

/** The same of what a second beneficiary has presented under its own credit, which the bank holds that has transferred it. */
function endedUnderTransferred(
    { first, decided }: EndedDocuments,
    { vault, records }: { readonly vault: VaultFile; readonly records: RecordFile },
): readonly EndedDocuments[] {
    const { creditId, forwards } = first;
    if (forwards === undefined) {
        return [];
    }
    const { transferNumber, presentationNumber } = forwards;
    const own = records.vault(vault.transfer(creditId, transferNumber)?.transferringBank ?? '');
    const { transferredCreditId = '' } = own.transferRequest(creditId, transferNumber) ?? {};
    const second = own.presentations(transferredCreditId).find(({ number }) => number === presentationNumber);
    const end = second && endOfBought(second, decided);

    return second === undefined || end === undefined
        ? []
        : [{ first: second, decided: end, sellerUscc: sellerUnder(own, transferredCreditId) }];
}

function sellerUnder(vault: VaultFile, creditId: string): string | undefined {
    return vault.credit(creditId)?.terms.beneficiary.uscc;
}

/**
 * Carries the end of documents into a register: into what was lent on them, or into their invoices, on which nobody can
 * lend any more. Gives the financing as it is then, where there was one.
 */
export function endDocuments(
    register: Register,
    { first, decided, sellerUscc }: EndedDocuments,
    find: (held: Pick<Financing, 'bank' | 'financingId'>) => Financing | undefined,
): Financing | undefined {
    const presentation = { creditId: first.creditId, number: first.number };
    const { holder, isPaid } = register.holdOf({ kind: 'PRESENTATION', ...presentation });
    if (isPaid) {
        return undefined;
    }
    const financing = holder && find(holder);
    if (financing !== undefined) {
        const settled = settlePresentation(financing, {
            presentation: decided,
            collateral: register.collateralOf(financing),
            // Under which id it is recorded does not bear on what lies on the goods.
            repaymentId: first.creditId,
        });
        register.put(settled.collateral);
        return settled.financing;
    }
    if (decided.status === 'PAID' && sellerUscc !== undefined) {
        const paid = documentsOf({ presentation, invoices: invoicesIn(first), exporterUscc: sellerUscc });
        register.put({ encumbrances: [], holds: paid.map((each) => ({ ...register.holdOf(each), isPaid: true })) });
    }

    return undefined;
}
