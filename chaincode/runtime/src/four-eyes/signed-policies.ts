import type { PolicySignatures } from '@cohong/domain/approval/signed-policy';
import type { Dated } from '@cohong/domain/kernel/dated-book';
import { parse } from '@cohong/domain/kernel/parse';
import { randomIdSchema } from '@cohong/domain/kernel/salt';
import type { Instant } from '@cohong/domain/kernel/time';
import { mustBeActor } from '@cohong/domain/party/actors';
import { z } from 'zod';
import type { CohongContext } from '../context.js';
import { once } from '../exactly-once/once.js';
import type { PublicBook } from '../ledger/record.js';
import { approvalAddressSchema, type ApprovalCollection } from './approval-contract.js';
import { approve, getApproval, proposeApproval } from './approvals.js';

interface DatedPolicies {
    readonly policies: readonly Dated[];
}

interface Setting<Book> {
    readonly book: Book | undefined;
    readonly setAt: Instant;
    readonly signed: PolicySignatures;
}

/** What is added; where money's book needs a bank to endorse with the authority, with the name of that bank. */
interface Added {
    readonly witness?: string;
    readonly [field: string]: unknown;
}

interface Parts<Schema extends z.ZodType<Added>, Book extends DatedPolicies> {
    /** Where the authority's approvals and the records of its requests lie, given the witness that is named, if one is. */
    readonly placeOf: ApprovalCollection;
    readonly authority: 'foreign-exchange-regulator' | 'central-bank';
    /** Who of it may propose; an officer approves, or sets alone. */
    readonly proposers: readonly string[];
    /** Of what is added. */
    readonly schema: Schema;
    readonly book: PublicBook<Book>;
    /** The rule by which it is added. */
    readonly add: (input: z.output<Schema>, setting: Setting<Book>) => Book;
    /** The transaction that carries out what was proposed, as `capital-policy:ApprovePolicy`. */
    readonly act: string;
    readonly events: readonly [proposed: string, set: string];
}

const proposalSchema = z.looseObject({ approvalId: randomIdSchema });
/** What is proposed, and the transaction in which its proposer has signed it. */
const proposedSchema = z.looseObject({ proposedIn: z.string().min(1) });

/** A public book of dated policies, to which officers of an authority add. */
export class SignedPolicies<Schema extends z.ZodType<Added>, Book extends DatedPolicies> {
    readonly #parts: Parts<Schema, Book>;

    constructor(parts: Parts<Schema, Book>) {
        this.#parts = parts;
    }

    /** Adds what one officer sets alone, where the last policy of the book lets one. */
    async set(ctx: CohongContext): Promise<string> {
        const { placeOf, authority, schema, book } = this.#parts;
        const input = ctx.input(schema);
        mustBeActor(await ctx.caller(), authority, 'officer');

        return await once(ctx, await placeOf(ctx, input.witness), async () => {
            await this.#write(ctx, await this.#decide(ctx, input, { set: signatureOf(ctx) }), {});
            return book.name;
        });
    }

    /** Lets the rule decide as if it were set now, and leaves it for an officer who is another. */
    async propose(ctx: CohongContext): Promise<string> {
        const { placeOf, authority, proposers, schema, act, events } = this.#parts;
        const { approvalId, ...proposed } = ctx.input(proposalSchema);
        const input = parse(schema, proposed);
        mustBeActor(await ctx.caller(), authority, ...proposers);
        const collection = await placeOf(ctx, input.witness);

        return await once(ctx, collection, async () => {
            const own = signatureOf(ctx);
            await this.#decide(ctx, input, { proposed: own, set: own });

            await proposeApproval(ctx, {
                collection,
                approvalId,
                act,
                input: { ...input, proposedIn: ctx.transactionId },
                checkerRole: 'officer',
            });
            ctx.emit({ type: events[0], approvalId });
            return approvalId;
        });
    }

    /** Adds what another has proposed: the book names both signatures. */
    async approve(ctx: CohongContext): Promise<string> {
        const { placeOf, authority, schema, act } = this.#parts;
        const { approvalId, bank } = ctx.input(approvalAddressSchema);
        mustBeActor(await ctx.caller(), authority, 'officer');
        const collection = await placeOf(ctx, bank);

        return await once(ctx, collection, async () => {
            const address = { collection, approvalId };
            const { makerId, proposedAt } = await getApproval(ctx, address);
            const { proposedIn, ...input } = await approve(ctx, { ...address, act, schema: proposedSchema });
            const proposed = { by: makerId, at: proposedAt, transactionId: proposedIn };

            const book = await this.#decide(ctx, parse(schema, input), { proposed, set: signatureOf(ctx) });

            await this.#write(ctx, book, { approvalId });
            return approvalId;
        });
    }

    async #decide(ctx: CohongContext, input: z.output<Schema>, signed: PolicySignatures): Promise<Book> {
        const { book, add } = this.#parts;

        return add(input, { book: await ctx.ledger.findBook(book), setAt: ctx.now, signed });
    }

    async #write(ctx: CohongContext, book: Book, told: { readonly approvalId?: string }): Promise<void> {
        const last = book.policies.at(-1);

        await ctx.ledger.writeBook(this.#parts.book, book);
        ctx.emit({ type: this.#parts.events[1], ...(last && { effectiveFrom: last.effectiveFrom }), ...told });
    }
}

/** Whoever signs this transaction, and so what it says: the signature itself stands in the block. */
function signatureOf({ certificate, now, transactionId }: CohongContext): PolicySignatures['set'] {
    return { by: certificate.id, at: now, transactionId };
}
