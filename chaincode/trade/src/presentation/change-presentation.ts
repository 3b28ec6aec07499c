import { once, type CohongContext, type PrivateCollection } from '@cohong/chaincode-runtime';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { acceptedBy } from '@cohong/domain/presentation/acceptance';
import type { PresentationAddress } from '@cohong/domain/presentation/api';
import type { Honoured } from '@cohong/domain/presentation/honour-presentation';
import type { Negotiated } from '@cohong/domain/presentation/negotiate-presentation';
import type { Presentation } from '@cohong/domain/presentation/presentation';
import { papersOf, withoutPapers } from '@cohong/domain/presentation/working-papers';
import type { z } from 'zod';
import type { ByTwo } from '../approval/two-users.js';
import { saveAssignments } from '../assignment/find-assignment.js';
import { insertClaims } from '../claim/find-claim.js';
import { amendmentsIn, vaultsOf, type Acting } from '../letter-of-credit/find-credit.js';
import { amendments } from '../letter-of-credit/records.js';
import { actingBank } from '../places.js';
import { saveDisbursed } from '../receivable/save-disbursed.js';
import { settle } from '../settle.js';
import { findPresentation, type Found } from './find-presentation.js';
import { noteEnd } from './note-end.js';
import { keepOutsidePayment, paidBefore, type PaidOutside } from './outside-payments.js';
import { presentations, workingPapers } from './records.js';

/** What an act makes of a presentation. */
export type Decide<Made> = (found: Found, ctx: CohongContext, acting: Acting) => Promise<Made> | Made;

/** An act that one user does. */
export interface ByOne {
    readonly address: PresentationAddress;
    readonly event: string;
    readonly decide: Decide<Presentation>;
}

/** An act that binds the bank: what a rule makes of the request and of the presentation as it is then. */
interface BindingAct<Schema extends z.ZodObject & z.ZodType<PresentationAddress & PaidOutside>> extends Omit<
    ByTwo<Schema>,
    'decide'
> {
    readonly decide: (request: z.output<Schema>) => Decide<Honoured & Pick<Negotiated, 'financing'>>;
}

/** Loads the presentation, lets the rule decide, and writes it at every bank of the credit. */
export async function changePresentation(ctx: CohongContext, { address, event, decide }: ByOne): Promise<string> {
    const acting = await actingBank(ctx, 'maker');

    return await once(ctx, acting.place, async () => {
        const found = await findPresentation(ctx, acting, address);

        const changed = await decide(found, ctx, acting);

        await savePresentation(ctx, acting, { found, presentation: changed });
        await noteEnd(ctx, acting, { before: found.presentation, after: changed });
        ctx.emit({ type: event, creditId: address.creditId });
        return address.creditId;
    });
}

/** An act by two users; the coins that it takes move in the same transaction. */
export function bindingAct<Schema extends z.ZodObject & z.ZodType<PresentationAddress & PaidOutside>>({
    decide,
    ...rest
}: BindingAct<Schema>): ByTwo<Schema> {
    return {
        ...rest,
        decide: async (ctx, acting, request) => {
            const paid = await paidBefore(ctx, acting, request);
            const found = { ...(await findPresentation(ctx, acting, request)), ...paid };

            const decided = await decide(request)(found, ctx, acting);
            const { presentation, coins, assignments = [], claims = [], financing } = decided;

            const save = async (): Promise<void> => {
                await settle(ctx, coins);
                await savePresentation(ctx, acting, { found, presentation });
                await noteEnd(ctx, acting, { before: found.presentation, after: presentation });
                await insertClaims(ctx, acting, claims);
                await keepOutsidePayment(ctx, acting, request);
                await saveDisbursed(ctx, acting, financing);
                await saveAssignments(ctx, acting, assignments);
            };
            return { creditId: request.creditId, save };
        },
    };
}

/**
 * Writes a presentation as the act has left it, at every bank, with the amendments that the beneficiary accepts by it; the
 * working papers stay with the bank that acts, and what has changed in them alone shows nowhere else.
 */
async function savePresentation(
    ctx: CohongContext,
    acting: Acting,
    { found, presentation }: { readonly found: Found; readonly presentation: Presentation },
): Promise<void> {
    const { credit } = found;
    const vaults = vaultsOf(ctx, acting, credit.terms);
    const [before, after] = [found.presentation, presentation].map((each) => canonicalJson(withoutPapers(each)));
    if (before !== after) {
        await vaults.replace(presentations, withoutPapers(presentation));
    }
    await keepPapers(vaults.own, { before: found.presentation, after: presentation });
    if (presentation.amendments !== undefined) {
        const accepted = acceptedBy(presentation, { credit, amendments: await amendmentsIn(vaults, credit) });
        await Promise.all(accepted.map((amendment) => vaults.replace(amendments, amendment)));
    }
}

/** Only who examines writes anything here: nobody else has findings, or makes something of them. */
async function keepPapers(
    vault: PrivateCollection,
    { before, after }: { readonly before: Presentation; readonly after: Presentation },
): Promise<void> {
    const papers = papersOf(after);
    if (papers === undefined || (after.findings === before.findings && after.judgement === before.judgement)) {
        return;
    }

    await vault.put(workingPapers, papers);
}
