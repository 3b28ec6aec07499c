import { Returns, Transaction } from 'fabric-contract-api';
import { z } from 'zod';
import { CohongContext } from '../context.js';
import { CohongContract } from '../contract.js';
import { cancelRequest } from './once.js';

const cancelRequestSchema = z.strictObject({ collection: z.string().regex(/^[A-Za-z0-9_.-]{1,128}$/) });

/** Ends requests of which nobody knows whether they will take effect. Each chaincode has this contract. */
export class RequestContract extends CohongContract {
    constructor() {
        super('request');
    }

    /**
     * Cancels a request of the caller's organisation that has not taken effect, or tells the outcome of one that has.
     *
     * The gateway names the collection in which the request's record would lie. Reading it there shows that the
     * organisation is a member, and what is written is under the organisation's own name: so it can name no place in
     * which it could touch anything of anybody else. Endorsers: as of the act that is cancelled.
     */
    @Transaction()
    @Returns('string')
    async CancelRequest(ctx: CohongContext): Promise<string> {
        const { collection } = ctx.input(cancelRequestSchema);
        return await cancelRequest(ctx, collection);
    }
}
