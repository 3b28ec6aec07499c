import type { CohongContext, PrivateCollection } from '@cohong/chaincode-runtime';
import type { AssignmentAddress } from '@cohong/domain/assignment/api';
import type { AssigningFacts } from '@cohong/domain/assignment/assign-proceeds';
import { assignmentBanks, type Assignment } from '@cohong/domain/assignment/assignment';
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import { amendmentsIn, findCredit, vaultsOf, type Acting } from '../letter-of-credit/find-credit.js';
import { numbersUpTo } from '../numbers-up-to.js';
import { vaultsOfBanks } from '../places.js';
import { assignments } from './records.js';

/** The vaults of the two banks of an assignment, the acting bank's first: of the other only the hash is read. */
export function vaultsOfAssignment(
    ctx: CohongContext,
    acting: Acting,
    assignment: Pick<Assignment, 'assigningBank' | 'payingBank'>,
): PrivateCollection {
    return vaultsOfBanks(ctx, acting, assignmentBanks(assignment));
}

/** An assignment as both its banks hold it: to any other bank of the credit there is no such record. */
export async function findAssignment(
    ctx: CohongContext,
    acting: Acting,
    { creditId, number }: AssignmentAddress,
): Promise<Assignment> {
    const own = await ctx.ledger.in(acting.place).get(assignments, creditId, String(number));

    return await vaultsOfAssignment(ctx, acting, own).get(assignments, creditId, String(number));
}

/** The assignments of a credit that one bank holds, in the order of their numbers: those that concern it. */
export async function assignmentsIn(
    vault: PrivateCollection,
    { creditId, numberOfAssignments }: Credit,
): Promise<readonly Assignment[]> {
    const numbers = numbersUpTo(numberOfAssignments);
    const found = await Promise.all(numbers.map((number) => vault.find(assignments, creditId, number)));

    return found.filter((each) => each !== undefined);
}

/** The same as both banks of each hold it. */
export async function findAssignments(
    ctx: CohongContext,
    acting: Acting,
    credit: Credit,
): Promise<readonly Assignment[]> {
    const own = await assignmentsIn(ctx.ledger.in(acting.place), credit);

    return await Promise.all(own.map((each) => findAssignment(ctx, acting, each)));
}

/** Everything that decides how much of a credit can be assigned. The beneficiary's bank holds all of its assignments. */
export async function assigningFacts(ctx: CohongContext, acting: Acting, creditId: string): Promise<AssigningFacts> {
    const credit = await findCredit(ctx, acting, creditId);

    return {
        credit,
        amendments: await amendmentsIn(vaultsOf(ctx, acting, credit.terms), credit),
        assignments: await findAssignments(ctx, acting, credit),
        bank: acting.bank,
        at: ctx.now,
    };
}

/** Writes what a payment has made of the assignments that it pays. */
export async function saveAssignments(ctx: CohongContext, acting: Acting, paid: readonly Assignment[]): Promise<void> {
    for (const assignment of paid) {
        await saveAssignment(ctx, acting, assignment);
    }
}

/** Writes an assignment as the act has left it, at both banks. */
export async function saveAssignment(ctx: CohongContext, acting: Acting, assignment: Assignment): Promise<void> {
    await vaultsOfAssignment(ctx, acting, assignment).replace(assignments, assignment);
}
