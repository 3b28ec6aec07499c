import { CohongContext, CohongContract, isSignedBy, once } from '@cohong/chaincode-runtime';
import { accountAddressSchema, setAccountKeySchema, type SetAccountKey } from '@cohong/domain/custody/api';
import { knownAccount, type CustodyAccount } from '@cohong/domain/custody/custody-account';
import { openAccount, replaceAccountKey, type AccountFacts } from '@cohong/domain/custody/set-account-key';
import { accountText } from '@cohong/domain/custody/signed-texts';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { actingInstitution } from './acting-institution.js';
import { custodyAccounts } from './records.js';

/** Accounts that payment institutions keep for their customers. Endorsers: the central bank and the institution's bank. */
@Info({ title: 'CustodyAccount', description: 'Accounts of payment institutions' })
export class CustodyAccountContract extends CohongContract {
    constructor() {
        super('custody-account');
    }

    /** Opens an account for a customer, as the institution has signed. */
    @Transaction()
    @Returns('string')
    async OpenAccount(ctx: CohongContext): Promise<string> {
        return await this.#set(ctx, openAccount);
    }

    /** Gives an account another key, as the institution has signed. */
    @Transaction()
    @Returns('string')
    async ReplaceAccountKey(ctx: CohongContext): Promise<string> {
        return await this.#set(ctx, replaceAccountKey);
    }

    @Transaction(false)
    @Returns('string')
    async ReadAccount(ctx: CohongContext): Promise<string> {
        const { institutionId, accountId } = ctx.input(accountAddressSchema);
        const { place } = await actingInstitution(ctx, institutionId, 'maker', 'checker', 'auditor');
        const account = await ctx.ledger.in(place).find(custodyAccounts, institutionId, accountId);

        return canonicalJson(knownAccount(account));
    }

    async #set(
        ctx: CohongContext,
        set: (order: SetAccountKey, facts: AccountFacts) => CustodyAccount,
    ): Promise<string> {
        const order = ctx.input(setAccountKeySchema);
        const { institutionId, accountId } = order;
        const { institution, bank, place } = await actingInstitution(ctx, institutionId, 'maker');
        const { signature, ...unsigned } = order;

        return await once(ctx, place, async () => {
            const own = ctx.ledger.in(place);
            const account = await own.find(custodyAccounts, institutionId, accountId);
            const text = accountText(unsigned, { channel: ctx.channel, bank });

            const after = set(order, {
                account,
                isSigned: isSignedBy(institution.institutionKey, { text, signature }),
                now: ctx.now,
            });

            await own.put(custodyAccounts, after);
            // The id of an account is for those who pay it: whoever knew it would see by hashes when it moves.
            ctx.emit({ type: 'CustodyAccountChanged', institutionId });
            return institutionId;
        });
    }
}
