import { zero } from '../kernel/money.js';
import { verified, type FinanceableDeclaration } from '../receivable/balance.js';
import { sharesOf, type Collateral } from '../receivable/collateral.js';
import type { Encumbrance } from '../receivable/encumbrance.js';
import type { Financing } from '../receivable/financing.js';
import type { FinancingPolicy } from '../receivable/policy.js';
import { documentsOf, unheld, type HeldDocument, type Hold } from '../receivable/hold.js';

/** What lies on each declaration and who holds each document, as one source says it: the registry, or the history. */
export class Register {
    readonly encumbrances = new Map<string, Encumbrance>();
    readonly holds = new Map<string, Hold>();

    /** What lies on a declaration: where that is nothing, nothing in the currency given. */
    lyingOn(declarationNumber: string, currency: string): Encumbrance {
        return (
            this.encumbrances.get(declarationNumber) ?? {
                declarationNumber,
                declarationVersion: 1,
                allocations: [],
                collected: zero(currency),
            }
        );
    }

    holdOf(document: HeldDocument): Hold {
        return this.holds.get(keyOf(document)) ?? unheld(document);
    }

    holdsOf(financing: Financing): readonly Hold[] {
        return documentsOf(financing).map((document) => this.holdOf(document));
    }

    /** All on which a financing lies, in the order of its shares. */
    collateralOf(financing: Financing): Collateral {
        const encumbrances = sharesOf(financing).map((share) =>
            this.lyingOn(share.declarationNumber, share.amount.currency),
        );

        return { encumbrances, holds: this.holdsOf(financing) };
    }

    /** Looks at what lies on a declaration again, as customs has it now. */
    verify(declaration: FinanceableDeclaration, policy: FinancingPolicy): void {
        const encumbrance = this.encumbrances.get(declaration.declarationNumber);
        if (encumbrance !== undefined) {
            this.put({ encumbrances: [verified(encumbrance, { declaration, policy })], holds: [] });
        }
    }

    put({ encumbrances, holds }: Collateral): void {
        encumbrances.forEach((encumbrance) => this.encumbrances.set(encumbrance.declarationNumber, encumbrance));
        holds.forEach((hold) => this.holds.set(keyOf(hold.document), hold));
    }
}

function keyOf(document: HeldDocument): string {
    return document.kind === 'INVOICE'
        ? `${document.sellerUscc} ${document.invoiceNumber}`
        : `${document.creditId} ${document.number}`;
}
