import type { CohongContext } from '@cohong/chaincode-runtime';
import { noCustodyObligation, type CustodyObligation } from '@cohong/domain/custody/custody-obligation';
import { twinPlaces, type ActingInstitution } from './acting-institution.js';
import { custodyObligations } from './records.js';

/** What is between an institution and others in a cycle: what it is to pay, and, where asked for, what it is paid. */
export async function findObligations(
    ctx: CohongContext,
    acting: ActingInstitution,
    { cycleId, others, both }: { readonly cycleId: string; readonly others: Iterable<string>; readonly both: boolean },
): Promise<readonly CustodyObligation[]> {
    const { institutionId: own } = acting.institution;
    const found: CustodyObligation[] = [];
    for (const other of new Set(others)) {
        const twins = ctx.ledger.in(...twinPlaces(acting, other));
        const directions = [[own, other] as const, ...(both ? [[other, own] as const] : [])];
        for (const [payer, payee] of directions) {
            const obligation = await twins.find(custodyObligations, cycleId, payer, payee);
            found.push(obligation ?? noCustodyObligation({ cycleId, payer, payee }));
        }
    }

    return found;
}

/** Writes obligations at the banks of both institutions of each. */
export async function saveObligations(
    ctx: CohongContext,
    acting: ActingInstitution,
    changed: readonly CustodyObligation[],
): Promise<void> {
    for (const obligation of changed) {
        const other = obligation.payer === acting.institution.institutionId ? obligation.payee : obligation.payer;
        await ctx.ledger.in(...twinPlaces(acting, other)).put(custodyObligations, obligation);
    }
}
