import type { Declaration } from '../declaration/declaration.js';
import type { ExportReceipt } from '../export-receipt/export-receipt.js';
import { lyingOn } from '../receivable/balance.js';
import { collect } from '../receivable/collect.js';
import type { Register } from './register.js';

/** Collects what a buyer has paid on each declaration that it was matched to. */
export function collectReceipt(
    register: Register,
    { bank, reference, shares }: ExportReceipt,
    declarations: ReadonlyMap<string, Declaration>,
): void {
    const encumbrances = shares.flatMap(({ declarationNumber, amount }) => {
        const declaration = declarations.get(declarationNumber);
        return declaration === undefined
            ? []
            : [
                  collect(lyingOn(declaration, register.encumbrances.get(declarationNumber)), {
                      bank,
                      reference,
                      received: amount,
                  }),
              ];
    });
    register.put({ encumbrances, holds: [] });
}
