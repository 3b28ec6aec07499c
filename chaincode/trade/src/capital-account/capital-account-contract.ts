import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import {
    openCapitalAccountSchema,
    readCapitalAccountSchema,
    recordCapitalReceiptSchema,
} from '@cohong/domain/capital-account/api';
import { openCapitalAccount, recordCapitalReceipt } from '@cohong/domain/capital-account/open-capital-account';
import { capitalPolicyAt } from '@cohong/domain/capital-account/set-capital-policy';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { actingBank, vaultInView } from '../places.js';
import { leaveNote } from '../receivable/waiting-notes.js';
import { capitalAccounts, capitalPolicies, capitalReceipts } from './records.js';

/** What comes in of an enterprise's capital, each in its bank's own vault. Endorsers of every act: the bank and a regulator. */
@Info({ title: 'Capital account', description: 'Capital receipts of enterprises' })
export class CapitalAccountContract extends CohongContract {
    constructor() {
        super('capital-account');
    }

    /** Opens an account, and asks how its enterprise may pay. */
    @Transaction()
    @Returns('string')
    async OpenAccount(ctx: CohongContext): Promise<string> {
        const request = ctx.input(openCapitalAccountSchema);
        const { bank, place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const policy = capitalPolicyAt(await ctx.ledger.findBook(capitalPolicies), ctx.now);

            const account = openCapitalAccount(request, { bank, askedAt: ctx.now, policy });

            const { capitalAccountId } = account;
            await ctx.ledger.in(place).insert(capitalAccounts, account);
            await leaveNote(ctx.ledger.in(place), { kind: 'capital-account', id: capitalAccountId, since: ctx.now });
            ctx.emit({ type: 'CapitalAccountOpened', capitalAccountId });
            return capitalAccountId;
        });
    }

    /** Records what came in. */
    @Transaction()
    @Returns('string')
    async RecordReceipt(ctx: CohongContext): Promise<string> {
        const request = ctx.input(recordCapitalReceiptSchema);
        const { place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const vault = ctx.ledger.in(place);
            const before = await vault.get(capitalAccounts, request.capitalAccountId);

            const { account, receipt } = recordCapitalReceipt(request, { account: before, at: ctx.now });

            await vault.replace(capitalAccounts, account);
            await vault.insert(capitalReceipts, receipt);
            const { capitalAccountId, receiptId } = receipt;
            ctx.emit({ type: 'CapitalReceived', capitalAccountId, receiptId });
            return receiptId;
        });
    }

    @Transaction(false)
    @Returns('string')
    async ReadAccount(ctx: CohongContext): Promise<string> {
        const { bank, capitalAccountId } = ctx.input(readCapitalAccountSchema);
        return canonicalJson(await ctx.ledger.in(await vaultInView(ctx, bank)).get(capitalAccounts, capitalAccountId));
    }
}
