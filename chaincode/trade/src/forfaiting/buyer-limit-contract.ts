import { CohongContext, CohongContract } from '@cohong/chaincode-runtime';
import { buyerLimitsView, setLimitsSchema } from '@cohong/domain/forfaiting/limit/api';
import { setLimits } from '@cohong/domain/forfaiting/limit/buyer-book';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { mspIdSchema } from '@cohong/domain/party/member';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { z } from 'zod';
import { approveByTwo, proposeByTwo, type ByTwo } from '../approval/two-users.js';
import { bankInView, vaultOf } from '../places.js';
import { findExposures } from './find-exposures.js';
import { buyerBooks } from './records.js';

const readLimitsSchema = z.strictObject({ bank: mspIdSchema.exactOptional() });

const settingByTwo: ByTwo<typeof setLimitsSchema> = {
    act: 'buyer-limit:ApproveLimits',
    schema: setLimitsSchema,
    decide: async (ctx, acting, request) => {
        const { book: before } = await findExposures(ctx, acting);

        const book = setLimits(request, before);

        return { save: () => ctx.ledger.in(acting.place).put(buyerBooks, book) };
    },
    events: ['BuyerLimitsProposed', 'BuyerLimitsSet'],
};

/**
 * How much a bank wants to have in claims of a kind. It lies in its own vault alone, and what it refuses by it nobody else
 * learns of. Endorsers: the bank and a regulator.
 */
@Info({ title: 'BuyerLimit', description: 'Limits of banks that buy claims' })
export class BuyerLimitContract extends CohongContract {
    constructor() {
        super('buyer-limit');
    }

    /** Proposes limits in place of those before. */
    @Transaction()
    @Returns('string')
    async ProposeLimits(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, settingByTwo);
    }

    /** Sets them. */
    @Transaction()
    @Returns('string')
    async ApproveLimits(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, settingByTwo);
    }

    /** The limits, with what is at stake towards each. */
    @Transaction(false)
    @Returns('string')
    async ReadLimits(ctx: CohongContext): Promise<string> {
        const bank = await bankInView(ctx, ctx.input(readLimitsSchema).bank);
        const { book, standing } = await findExposures(ctx, { bank, place: vaultOf(bank) });

        return canonicalJson(buyerLimitsView(book, standing));
    }
}
