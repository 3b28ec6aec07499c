import { CohongContext, CohongContract } from '@cohong/chaincode-runtime';
import { readPassportSchema, readRootSchema } from '@cohong/domain/credit-passport/api';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { vaultInView } from '../places.js';
import { creditPassports, passportRoots } from './records.js';

/** Passports are made where inquiries are answered; here they are read. */
@Info({ title: 'CreditPassport', description: 'Credit information that an enterprise carries to another bank' })
export class CreditPassportContract extends CohongContract {
    constructor() {
        super('credit-passport');
    }

    @Transaction(false)
    @Returns('string')
    async ReadPassport(ctx: CohongContext): Promise<string> {
        const { bank, passportId } = ctx.input(readPassportSchema);
        return canonicalJson(await ctx.ledger.in(await vaultInView(ctx, bank)).get(creditPassports, passportId));
    }

    /** Public: whoever is shown a passport checks it against this. */
    @Transaction(false)
    @Returns('string')
    async ReadRoot(ctx: CohongContext): Promise<string> {
        const { passportId } = ctx.input(readRootSchema);
        await ctx.caller();
        return canonicalJson(await ctx.ledger.getPublic(passportRoots, passportId));
    }
}
