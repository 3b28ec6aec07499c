import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { readBopRulesSchema, setBopRulesSchema } from '@cohong/domain/balance-of-payments/api';
import { setBopRules } from '@cohong/domain/balance-of-payments/bop-rules';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { mustBeActor } from '@cohong/domain/party/actors';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { registryPlace } from '../places.js';
import { bopRules } from './records.js';

/** How payments are declared for the balance of payments, as the foreign-exchange regulator sets it. */
@Info({ title: 'Rules of the balance of payments', description: 'Codes and times of reports to SAFE' })
export class BopRuleContract extends CohongContract {
    constructor() {
        super('bop-rule');
    }

    /** Sets the rules for payments from a day on. Endorsers: both regulators. */
    @Transaction()
    @Returns('string')
    async SetBopRules(ctx: CohongContext): Promise<string> {
        const rules = ctx.input(setBopRulesSchema);
        mustBeActor(await ctx.caller(), 'foreign-exchange-regulator', 'officer');

        return await once(ctx, registryPlace, async () => {
            const before = await ctx.ledger.findBook(bopRules);

            const book = setBopRules(rules, { book: before, setAt: ctx.now });

            await ctx.ledger.writeBook(bopRules, book);
            ctx.emit({ type: 'BopRulesSet', effectiveFrom: rules.effectiveFrom });
            return bopRules.name;
        });
    }

    /** Public. */
    @Transaction(false)
    @Returns('string')
    async ReadBopRules(ctx: CohongContext): Promise<string> {
        ctx.input(readBopRulesSchema);
        return canonicalJson((await ctx.ledger.findBook(bopRules)) ?? { editions: [] });
    }
}
