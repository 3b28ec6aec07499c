import { memberBook, type CohongContext } from '@cohong/chaincode-runtime';
import { isOfCustody, type CycleOutcome } from '@cohong/domain/netting/cycle';
import { noObligation, type Obligation } from '@cohong/domain/netting/obligation';
import { institutionBook } from '../custody/records.js';
import { coinsOf, nettingPlace } from '../places.js';
import { failedCycles, obligations, settledCycles } from './records.js';

/** Who acts, and where its coins are. */
export interface Acting {
    readonly bank: string;
    readonly place: string;
}

/** How a cycle has ended, by hashes that every organisation may ask for. */
export async function outcomeOf(ctx: CohongContext, cycleId: string): Promise<CycleOutcome | undefined> {
    const netting = ctx.ledger.in(nettingPlace);
    if (await netting.isThere(settledCycles, cycleId)) {
        return 'SETTLED';
    }

    return (await netting.isThere(failedCycles, cycleId)) ? 'FAILED' : undefined;
}

/** Every bank of the consortium. */
export async function banksOf(ctx: CohongContext): Promise<readonly string[]> {
    const { members } = await ctx.ledger.getBook(memberBook);

    return members.filter(({ kind }) => kind === 'bank').map(({ mspId }) => mspId);
}

/** Who nets in a cycle: every bank, or every payment institution. */
export async function partiesOf(ctx: CohongContext, cycleId: string): Promise<readonly string[]> {
    if (!isOfCustody(cycleId)) {
        return await banksOf(ctx);
    }
    const { institutions } = (await ctx.ledger.findBook(institutionBook)) ?? { institutions: [] };

    return institutions.map(({ institutionId }) => institutionId);
}

/** What is between a bank and every other in a cycle, in both directions, and which of it is on record. */
export async function obligationsOf(
    ctx: CohongContext,
    { bank, place }: Acting,
    cycleId: string,
): Promise<{ readonly all: readonly Obligation[]; readonly recorded: ReadonlySet<string> }> {
    const all: Obligation[] = [];
    const recorded = new Set<string>();
    for (const other of (await banksOf(ctx)).filter((each) => each !== bank)) {
        for (const [payerBank, payeeBank] of [
            [bank, other],
            [other, bank],
        ] as const) {
            const found = await ctx.ledger.in(place, coinsOf(other)).find(obligations, cycleId, payerBank, payeeBank);
            if (found !== undefined) {
                recorded.add(pairOf(found));
            }
            all.push(found ?? noObligation({ cycleId, payerBank, payeeBank }));
        }
    }

    return { all, recorded };
}

/** Writes obligations at both banks of each. */
export async function saveObligations(
    ctx: CohongContext,
    { bank, place }: Acting,
    { changed, recorded }: { readonly changed: readonly Obligation[]; readonly recorded: ReadonlySet<string> },
): Promise<void> {
    for (const each of changed) {
        const twins = ctx.ledger.in(place, coinsOf(each.payerBank === bank ? each.payeeBank : each.payerBank));
        await (recorded.has(pairOf(each)) ? twins.replace(obligations, each) : twins.insert(obligations, each));
    }
}

/** Between which banks, and who pays. */
export function pairOf({ payerBank, payeeBank }: Pick<Obligation, 'payerBank' | 'payeeBank'>): string {
    return `${payerBank} ${payeeBank}`;
}
