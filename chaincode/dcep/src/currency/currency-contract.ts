import { CohongContext, CohongContract, memberBook, once } from '@cohong/chaincode-runtime';
import { readCurrencyPoliciesSchema, setCurrencyPoliciesSchema } from '@cohong/domain/currency/api';
import { setCurrencyPolicies } from '@cohong/domain/currency/set-currency-policies';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { bankMeant, mustBeActor } from '@cohong/domain/party/actors';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { coinsOf } from '../places.js';
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
        const { policies, witness } = ctx.input(setCurrencyPoliciesSchema);
        const caller = await ctx.caller();
        mustBeActor(caller, 'central-bank', 'officer');
        const place = coinsOf(bankMeant(caller, witness, await ctx.ledger.getBook(memberBook)));

        return await once(ctx, place, async () => {
            const before = await ctx.ledger.findBook(currencyPolicies);

            const book = setCurrencyPolicies(policies, { book: before, setAt: ctx.now });

            await ctx.ledger.writeBook(currencyPolicies, book);
            ctx.emit({
                type: 'CurrencyPoliciesSet',
                effectiveFrom: policies.map(({ effectiveFrom }) => effectiveFrom),
            });
            return currencyPolicies.name;
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
