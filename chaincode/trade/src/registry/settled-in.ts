import type { CohongContext } from '@cohong/chaincode-runtime';
import type { FinanceableDeclaration } from '@cohong/domain/receivable/balance';
import { sharesOf } from '@cohong/domain/receivable/collateral';
import type { Financing } from '@cohong/domain/receivable/financing';
import { reversalsToDecide } from '@cohong/domain/receivable/reversal';
import { financingPolicyAt } from '@cohong/domain/receivable/set-financing-policy';
import { settleReversals } from '@cohong/domain/receivable/settle-reversals';
import { settleTogether, type ReleasedTogether } from '@cohong/domain/receivable/settle-release';
import { DeclarationFile } from '../declaration/declaration-file.js';
import type { DocumentRegister } from '../fingerprint/document-register.js';
import { financingPolicies } from '../receivable/records.js';
import type { RegistryFile } from './registry-file.js';

/** What the registry makes of what the bank says. Customs and the policy are asked only where goods are to be taken again. */
export async function settledIn(
    ctx: CohongContext,
    financing: Financing,
    { registry, register }: { readonly registry: RegistryFile; readonly register: DocumentRegister },
): Promise<ReleasedTogether> {
    const collateral = await registry.collateralOf(financing);
    if (reversalsToDecide(financing).length === 0) {
        return settleTogether(financing, collateral);
    }
    const policy = financingPolicyAt(await ctx.ledger.findBook(financingPolicies), ctx.now);
    const file = await DeclarationFile.open(ctx);
    const declarations: FinanceableDeclaration[] = [];
    for (const { declarationNumber } of sharesOf(financing)) {
        declarations.push(await file.get(declarationNumber));
    }

    const { documents } = financing;
    const matches = documents === undefined ? [] : await register.matchesOf(documents);

    return settleReversals(financing, { collateral, declarations, matches, policy, decidedAt: ctx.now });
}
