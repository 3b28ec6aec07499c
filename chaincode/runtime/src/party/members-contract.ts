import { canonicalJson } from '@cohong/domain/kernel/json';
import { enrolMembersSchema, type MembersEnrolled } from '@cohong/domain/party/api';
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
        const book = await ctx.ledger.findBook(memberBook);
        // Before the first book nobody is a member, and the endorsement policy alone decides.
        const caller = book === undefined ? ctx.certificate : await ctx.caller();

        const edition = enrolMembers(input, { book, caller });

        await ctx.ledger.writeBook(memberBook, edition);
        const event: MembersEnrolled = {
            type: 'MembersEnrolled',
            version: edition.version,
            members: input.members.map(({ mspId }) => mspId),
        };
        ctx.emit(event);
        return resultOf(ctx, memberBook.name);
    }

    @Transaction(false)
    @Returns('string')
    async ReadMembers(ctx: CohongContext): Promise<string> {
        return canonicalJson(await ctx.ledger.getBook(memberBook));
    }
}
