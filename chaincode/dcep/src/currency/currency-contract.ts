import { CohongContext, CohongContract, SignedPolicies } from '@cohong/chaincode-runtime';
import { readCurrencyPoliciesSchema, setCurrencyPoliciesSchema } from '@cohong/domain/currency/api';
import { setCurrencyPolicies } from '@cohong/domain/currency/set-currency-policies';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approvalPlace } from '../approval/dcep-approval-contract.js';
import { currencyPolicies } from './records.js';

const policies = new SignedPolicies({
    placeOf: approvalPlace,
    authority: 'central-bank',
    proposers: ['officer'],
    schema: setCurrencyPoliciesSchema,
    book: currencyPolicies,
    add: ({ policies: added }, setting) => setCurrencyPolicies(added, setting),
    act: 'currency:ApproveCurrencyPolicies',
    events: ['CurrencyPoliciesProposed', 'CurrencyPoliciesSet'],
});

/** What e-CNY is, from which day on: public, dated, set by the central bank. */
@Info({ title: 'Currency', description: 'The monetary regime and its caps' })
export class CurrencyContract extends CohongContract {
    constructor() {
        super('currency');
    }

    /**
     * Sets policies where the last one of the book lets one officer do it. Endorsers, as of what follows: the central bank
     * and a bank, whichever; the request's record lies with that bank's coins.
     */
    @Transaction()
    @Returns('string')
    async SetCurrencyPolicies(ctx: CohongContext): Promise<string> {
        return await policies.set(ctx);
    }

    /** Proposes them, for an officer who is another. What waits lies with that bank's coins too. */
    @Transaction()
    @Returns('string')
    async ProposeCurrencyPolicies(ctx: CohongContext): Promise<string> {
        return await policies.propose(ctx);
    }

    /** Sets what another has proposed. */
    @Transaction()
    @Returns('string')
    async ApproveCurrencyPolicies(ctx: CohongContext): Promise<string> {
        return await policies.approve(ctx);
    }

    /** Public: everybody may know what the money is. */
    @Transaction(false)
    @Returns('string')
    async ReadCurrencyPolicies(ctx: CohongContext): Promise<string> {
        ctx.input(readCurrencyPoliciesSchema);
        return canonicalJson((await ctx.ledger.findBook(currencyPolicies)) ?? { policies: [] });
    }
}
