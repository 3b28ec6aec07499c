import type { CohongContext } from '@cohong/chaincode-runtime';
import { rulesOf } from '@cohong/domain/letter-of-credit/rules';
import { termsOf } from '@cohong/domain/presentation/acceptance';
import { honourPresentationSchema, negotiatePresentationSchema } from '@cohong/domain/presentation/api';
import { forwardedFrom } from '@cohong/domain/presentation/forwarded';
import { honourPresentation } from '@cohong/domain/presentation/honour-presentation';
import { negotiatePresentation } from '@cohong/domain/presentation/negotiate-presentation';
import { findAssignments } from '../assignment/find-assignment.js';
import { claimIdsIn } from '../claim/find-claim.js';
import { vaultsOf, type Acting } from '../letter-of-credit/find-credit.js';
import { financings } from '../receivable/records.js';
import { claimsUnder } from '../reimbursement/find-reimbursement.js';
import { bindingAct } from './change-presentation.js';
import { standingUnder, type Found } from './find-presentation.js';

/** To pay at sight, or to be bound to pay at maturity. */
export const honourByTwo = bindingAct({
    act: 'presentation:ApproveHonour',
    schema: honourPresentationSchema,
    decide: (request) => async (found, ctx, acting) => {
        const facts = await payingFacts(found, ctx, acting);
        // Documents that nobody has sent on were not claimed as such.
        const isSentOn = found.presentation.firstPresentedAs !== undefined;
        const reimbursementClaims = isSentOn ? await claimsUnder(ctx, acting, request.creditId) : [];
        return honourPresentation(request, { ...facts, reimbursementClaims, claimIdOf: claimIdsIn(ctx) });
    },
    events: ['HonourProposed', 'PresentationHonoured'],
});

/** To buy the documents. */
export const negotiationByTwo = bindingAct({
    act: 'presentation:ApproveNegotiation',
    schema: negotiatePresentationSchema,
    decide: (request) => async (found, ctx, acting) => {
        const { financingId } = request;
        const vault = ctx.ledger.in(acting.place);
        const financing = financingId === undefined ? undefined : await vault.get(financings, financingId);
        return negotiatePresentation(request, { ...(await payingFacts(found, ctx, acting)), financing });
    },
    events: ['NegotiationProposed', 'PresentationNegotiated'],
});

/** A presentation with what was first presented or what was sent on of it, the terms by which it is paid, and who has a share of it. */
async function payingFacts({ credit, presentation, examining, ...paid }: Found, ctx: CohongContext, acting: Acting) {
    const standing = await standingUnder(ctx, vaultsOf(ctx, acting, credit.terms), credit);
    const terms = termsOf(presentation, standing);
    const original = standing.presentations.find(({ number }) => number === presentation.firstPresentedAs?.number);

    const forwarded = forwardedFrom(presentation, standing.presentations);
    const assignments = await findAssignments(ctx, acting, credit);
    const rules = rulesOf({ ...standing, terms, issueDate: credit.issueDate });
    const found = { presentation, original, forwarded, terms, rules, assignments };

    return { ...examining, ...paid, ...found, transactionId: ctx.transactionId };
}
