import type { CohongContext } from '@cohong/chaincode-runtime';
import { noCustodyObligation, type CustodyObligation } from '@cohong/domain/custody/custody-obligation';
import { twinPlaces, type ActingInstitution } from './acting-institution.js';
import { custodyObligations } from './records.js';

/** Obligations of an institution and on it, and which of them are on record. */
export interface FoundObligations {
    readonly all: readonly CustodyObligation[];
    readonly recorded: ReadonlySet<string>;
}

/** What is between an institution and others in a cycle: what it is to pay, and, where asked for, what it is paid. */
export async function findObligations(
    ctx: CohongContext,
    acting: ActingInstitution,
    { cycleId, others, both }: { readonly cycleId: string; readonly others: Iterable<string>; readonly both: boolean },
): Promise<FoundObligations> {
    const { institutionId: own } = acting.institution;
    const all: CustodyObligation[] = [];
    const recorded = new Set<string>();
    for (const other of new Set(others)) {
        const twins = ctx.ledger.in(...twinPlaces(acting, other));
        const directions = [[own, other] as const, ...(both ? [[other, own] as const] : [])];
        for (const [payer, payee] of directions) {
            const found = await twins.find(custodyObligations, cycleId, payer, payee);
            if (found !== undefined) {
                recorded.add(pairOf(found));
            }
            all.push(found ?? noCustodyObligation({ cycleId, payer, payee }));
        }
    }

    return { all, recorded };
}

/** Writes obligations at the banks of both institutions of each. */
export async function saveObligations(
    ctx: CohongContext,
    acting: ActingInstitution,
    { changed, recorded }: { readonly changed: readonly CustodyObligation[] } & Pick<FoundObligations, 'recorded'>,
): Promise<void> {
    for (const obligation of changed) {
        const other = obligation.payer === acting.institution.institutionId ? obligation.payee : obligation.payer;
        const twins = ctx.ledger.in(...twinPlaces(acting, other));
        await (recorded.has(pairOf(obligation))
            ? twins.replace(custodyObligations, obligation)
            : twins.insert(custodyObligations, obligation));
    }
}

function pairOf({ payer, payee }: CustodyObligation): string {
    return `${payer} ${payee}`;
}
