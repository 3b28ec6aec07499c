import { memberBook, once, type CohongContext, type PublicBook } from '@cohong/chaincode-runtime';
import type { Dated } from '@cohong/domain/kernel/dated-book';
import type { Instant } from '@cohong/domain/kernel/time';
import { bankMeant, mustBeActor } from '@cohong/domain/party/actors';
import { coinsOf } from './places.js';

/** What an officer of the central bank adds to a public book of dated policies. */
interface Setting<Policy extends Dated, Book> {
    readonly policies: readonly Policy[];
    /** The bank that endorses beside the central bank; the request's record lies with its coins. */
    readonly witness: string;
    readonly book: PublicBook<Book>;
    /** The rule by which they are added. */
    readonly add: (
        policies: readonly Policy[],
        facts: { readonly book: Book | undefined; readonly setAt: Instant },
    ) => Book;
    readonly event: string;
}

/** Writes the book with the policies in it. Endorsers: the central bank and the witness. */
export async function setPolicies<Policy extends Dated, Book>(
    ctx: CohongContext,
    { policies, witness, book, add, event }: Setting<Policy, Book>,
): Promise<string> {
    const caller = await ctx.caller();
    mustBeActor(caller, 'central-bank', 'officer');
    const place = coinsOf(bankMeant(caller, witness, await ctx.ledger.getBook(memberBook)));

    return await once(ctx, place, async () => {
        const before = await ctx.ledger.findBook(book);

        const after = add(policies, { book: before, setAt: ctx.now });

        await ctx.ledger.writeBook(book, after);
        ctx.emit({ type: event, effectiveFrom: policies.map(({ effectiveFrom }) => effectiveFrom) });
        return book.name;
    });
}
