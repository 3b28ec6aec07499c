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

/** What is between a bank and every other in a cycle, in both directions. */
export async function obligationsOf(
    ctx: CohongContext,
    { bank, place }: Acting,
    cycleId: string,
): Promise<readonly Obligation[]> {
    const found: Obligation[] = [];
    for (const other of (await banksOf(ctx)).filter((each) => each !== bank)) {
        const twins = ctx.ledger.in(place, coinsOf(other));
        for (const [payerBank, payeeBank] of [
            [bank, other],
            [other, bank],
        ] as const) {
            const obligation = await twins.find(obligations, cycleId, payerBank, payeeBank);
            found.push(obligation ?? noObligation({ cycleId, payerBank, payeeBank }));
        }
    }

    return found;
}

/** Writes obligations at both banks of each. */
export async function saveObligations(
    ctx: CohongContext,
    { bank, place }: Acting,
    changed: readonly Obligation[],
): Promise<void> {
    for (const obligation of changed) {
        const { payerBank, payeeBank } = obligation;
        await ctx.ledger.in(place, coinsOf(payerBank === bank ? payeeBank : payerBank)).put(obligations, obligation);
    }
}
