import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import {
    acknowledgeAssignment,
    refuseAssignment,
    releaseAssignment,
} from '@cohong/domain/assignment/answer-assignment';
import { assignmentAddressSchema, assignProceedsSchema, readAssignmentSchema } from '@cohong/domain/assignment/api';
import { assignProceeds } from '@cohong/domain/assignment/assign-proceeds';
import { assignmentView } from '@cohong/domain/assignment/assignment';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo, type ByTwo } from '../approval/two-users.js';
import { saveCredit } from '../letter-of-credit/find-credit.js';
import { actingBank, vaultInView } from '../places.js';
import { assigningFacts, findAssignment, saveAssignment, vaultsOfAssignment } from './find-assignment.js';
import { assignments } from './records.js';

const acknowledgementByTwo = answer({
    act: 'proceeds-assignment:ApproveAcknowledgement',
    rule: acknowledgeAssignment,
    events: ['AssignmentAcknowledgementProposed', 'AssignmentAcknowledged'],
});
const releaseByTwo = answer({
    act: 'proceeds-assignment:ApproveRelease',
    rule: releaseAssignment,
    events: ['AssignmentReleaseProposed', 'AssignmentReleased'],
});

/**
 * Assignments of proceeds (UCP 600 art. 39). Events name the credit, never an assignee. Endorsers of every act: the
 * acting bank and a regulator.
 */
@Info({ title: 'ProceedsAssignment', description: 'Assignments of the proceeds of letters of credit' })
export class AssignmentContract extends CohongContract {
    constructor() {
        super('proceeds-assignment');
    }

    /** Asks the bank that pays, for the beneficiary, to pay another before it. */
    @Transaction()
    @Returns('string')
    async AssignProceeds(ctx: CohongContext): Promise<string> {
        const request = ctx.input(assignProceedsSchema);
        const acting = await actingBank(ctx, 'maker');

        return await once(ctx, acting.place, async () => {
            const facts = await assigningFacts(ctx, acting, request.creditId);

            const { credit, assignment } = assignProceeds(request, facts);

            await saveCredit(ctx, acting, credit);
            await vaultsOfAssignment(ctx, acting, assignment).insert(assignments, assignment);
            ctx.emit({ type: 'ProceedsAssigned', creditId: credit.creditId });
            return credit.creditId;
        });
    }

    /** Proposes to be bound to the assignee; another user approves. */
    @Transaction()
    @Returns('string')
    async ProposeAcknowledgement(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, acknowledgementByTwo);
    }

    /** Binds the bank to pay the assignee before the beneficiary. */
    @Transaction()
    @Returns('string')
    async ApproveAcknowledgement(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, acknowledgementByTwo);
    }

    /** Says that the bank will not pay the assignee. */
    @Transaction()
    @Returns('string')
    async RefuseAssignment(ctx: CohongContext): Promise<string> {
        const address = ctx.input(assignmentAddressSchema);
        const acting = await actingBank(ctx, 'maker');
        const { bank, place } = acting;

        return await once(ctx, place, async () => {
            const assignment = await findAssignment(ctx, acting, address);

            const refused = refuseAssignment(assignment, { bank, at: ctx.now });

            await saveAssignment(ctx, acting, refused);
            ctx.emit({ type: 'AssignmentRefused', creditId: address.creditId });
            return address.creditId;
        });
    }

    /** Proposes to write down that the assignee has given it up. Another user approves: it sends money elsewhere. */
    @Transaction()
    @Returns('string')
    async ProposeRelease(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, releaseByTwo);
    }

    /** Ends the assignment: the beneficiary is paid again. */
    @Transaction()
    @Returns('string')
    async ApproveRelease(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, releaseByTwo);
    }

    /** An assignment with what its assignee has been paid. */
    @Transaction(false)
    @Returns('string')
    async ReadAssignment(ctx: CohongContext): Promise<string> {
        const { creditId, number, bank } = ctx.input(readAssignmentSchema);
        const vault = ctx.ledger.in(await vaultInView(ctx, bank));

        return canonicalJson(assignmentView(await vault.get(assignments, creditId, String(number))));
    }
}

/** What the paying bank says to an assignment by two users, since it changes to whom it is bound. */
function answer({
    rule,
    ...rest
}: Pick<ByTwo<typeof assignmentAddressSchema>, 'act' | 'events'> & {
    readonly rule: typeof acknowledgeAssignment;
}): ByTwo<typeof assignmentAddressSchema> {
    return {
        ...rest,
        schema: assignmentAddressSchema,
        decide: async (ctx, acting, address) => {
            const assignment = await findAssignment(ctx, acting, address);

            const answered = rule(assignment, { bank: acting.bank, at: ctx.now });

            return { creditId: address.creditId, save: () => saveAssignment(ctx, acting, answered) };
        },
    };
}
