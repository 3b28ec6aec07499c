import { declaration, morning, policy } from '../../receivable/testing/samples.js';
import type { DeclaredGoods } from '../../receivable/declared-goods.js';
import type { Declaration } from '../../declaration/declaration.js';
import type { Financing } from '../../receivable/financing.js';
import type { VaultWritings, Writings } from '../writings.js';

/** A transaction that has written so much, and nothing else. */
export function written(changes: Partial<Writings>, ...vaults: readonly Partial<VaultWritings>[]): Writings {
    return {
        at: morning,
        declarations: [],
        importDeclarations: [],
        notices: [],
        noticesTaken: [],
        encumbrances: [],
        holds: [],
        financedOrders: [],
        financedImports: [],
        taxForms: [],
        formlessTrails: [],
        inOrder: [],
        ...changes,
        vaults: vaults.map((vault) => ({
            bank: 'HaizhouBankMSP',
            financings: [],
            receipts: [],
            credits: [],
            presentations: [],
            transfers: [],
            transferRequests: [],
            packingCredits: [],
            importFinancings: [],
            capitalAccounts: [],
            capitalPayments: [],
            capitalPopulations: [],
            outwardPayments: [],
            done: [],
            ...vault,
        })),
    };
}

/** A transaction that has left one financing so. */
export function left(financing: Financing, vault: Partial<VaultWritings> = {}): Writings {
    return written({}, { bank: financing.bank, financings: [financing], ...vault });
}

/** What a history begins with: customs declares so much, and a policy is set. */
export function declared(...declarations: readonly DeclaredGoods[]): Writings {
    // Of what customs declares the rules of financing look at this alone.
    return written({
        declarations: (declarations.length === 0 ? [declaration] : declarations) as readonly Declaration[],
        policies: { policies: [policy] },
    });
}
