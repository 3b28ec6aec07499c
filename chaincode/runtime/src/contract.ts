import './quiet-contract-api.js';
import { encodeRefusal, Refusal } from '@cohong/domain/kernel/refusal';
import { Contract } from 'fabric-contract-api';
import { CohongContext } from './context.js';

type Call = Parameters<Contract['aroundTransaction']>;

/** The base of every contract: gives it the context, and carries its refusals through Fabric. */
export abstract class CohongContract extends Contract {
    override createContext(): CohongContext {
        return new CohongContext();
    }

    /** The one place where a refusal becomes what a peer can carry: the message of an error. A defect stays as it is. */
    override async aroundTransaction(ctx: CohongContext, act: Call[1], parameters: Call[2]): Promise<void> {
        try {
            // Declared void, but this is the transaction's result: without `return` every caller gets nothing.
            // eslint-disable-next-line @typescript-eslint/no-confusing-void-expression
            const result = await super.aroundTransaction(ctx, act, parameters);
            await ctx.save();
            return result;
        } catch (error) {
            throw error instanceof Refusal ? new Error(encodeRefusal(error)) : error;
        }
    }
}
