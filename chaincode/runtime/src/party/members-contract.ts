import { canonicalJson } from '@cohong/domain/kernel/json';
import { enrolMembersSchema } from '@cohong/domain/party/api';
import { enrolMembers } from '@cohong/domain/party/enrol-members';
import { Returns, Transaction } from 'fabric-contract-api';
import { CohongContext } from '../context.js';
import { CohongContract } from '../contract.js';
import { resultOf } from '../exactly-once/once.js';
import { memberBook } from './member-book.js';

/** Keeps the member book. Each chaincode has this contract and its own book. */
export class MembersContract extends CohongContract {
    constructor() {
        super('party');
    }

    @Transaction()
    @Returns('string')
    async EnrolMembers(ctx: CohongContext): Promise<string> {
        const input = ctx.input(enrolMembersSchema);
        const current = await ctx.ledger.findBook(memberBook);

        const book = enrolMembers(input, { current, caller: ctx.certificate });

        await ctx.ledger.writeBook(memberBook, book);
        ctx.emit({ type: 'MembersEnrolled', version: String(book.version) });
        return resultOf(ctx, memberBook.name);
    }

    @Transaction(false)
    @Returns('string')
    async ReadMembers(ctx: CohongContext): Promise<string> {
        return canonicalJson(await ctx.ledger.getBook(memberBook));
    }
}
