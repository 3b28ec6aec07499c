import { CohongContext, CohongContract } from '@cohong/chaincode-runtime';
import { readCurrencyPoliciesSchema, setCurrencyPoliciesSchema } from '@cohong/domain/currency/api';
import { setCurrencyPolicies } from '@cohong/domain/currency/set-currency-policies';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { setPolicies } from '../set-policies.js';
import { currencyPolicies } from './records.js';

/** What e-CNY is, from which day on: public, dated, set by the central bank. */
@Info({ title: 'Currency', description: 'The monetary regime and its caps' })
export class CurrencyContract extends CohongContract {
    constructor() {
        super('currency');
    }

    /** Endorsers: the central bank and a bank, whichever; the request's record lies with that bank's coins. */
    @Transaction()
    @Returns('string')
    async SetCurrencyPolicies(ctx: CohongContext): Promise<string> {
        const input = ctx.input(setCurrencyPoliciesSchema);
        return await setPolicies(ctx, {
            ...input,
            book: currencyPolicies,
            add: setCurrencyPolicies,
            event: 'CurrencyPoliciesSet',
        });
    }

    /** Public: everybody may know what the money is. */
    @Transaction(false)
    @Returns('string')
    async ReadCurrencyPolicies(ctx: CohongContext): Promise<string> {
        ctx.input(readCurrencyPoliciesSchema);
        return canonicalJson((await ctx.ledger.findBook(currencyPolicies)) ?? { policies: [] });
    }
}
