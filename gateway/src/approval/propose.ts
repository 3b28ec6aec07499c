import type { z } from 'zod';
import type { Committed } from '../fabric/ledger.js';
import { randomId } from '../fabric/random-id.js';
import { act, type ActCall, type ActRoute, type BodyFields, type Route } from '../http/route.js';
import { approvalSchema } from './approval.js';
import { proposedIn } from './proposed-in.js';

interface ProposalRoute<Params extends z.ZodObject, Body extends BodyFields> extends Omit<
    ActRoute<Params, Body>,
    'method' | 'status' | 'answer' | 'canWait' | 'act'
> {
    /** Sends what is proposed, with the id under which a checker is to find it. */
    readonly propose: (call: ActCall<z.output<Params>, z.output<Body>>, approvalId: string) => Promise<Committed>;
}

/** Declares a POST by which a maker proposes what binds the bank. Its answer is the approval in trade that waits for a checker. */
export function propose<Params extends z.ZodObject, Body extends BodyFields>({
    propose: send,
    ...route
}: ProposalRoute<Params, Body>): Route {
    return act<Params, Body>({
        ...route,
        status: 201,
        answer: approvalSchema,
        act: async (call) => await proposedIn(call.ledger, await send(call, randomId())),
    });
}
