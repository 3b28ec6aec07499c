import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { randomIdSchema } from '@cohong/domain/kernel/salt';
import { rulesOf } from '@cohong/domain/letter-of-credit/rules';
import { termsOf } from '@cohong/domain/presentation/acceptance';
import {
    completePresentationSchema,
    damageNoticeSchema,
    examinePresentationSchema,
    forwardPresentationSchema,
    honourPresentationSchema,
    lodgePresentationSchema,
    negotiatePresentationSchema,
    presentationAddressSchema,
    readPresentationSchema,
    refusePresentationSchema,
    replaceRecordsSchema,
    workOnPapersSchema,
    type WorkOnPapers,
} from '@cohong/domain/presentation/api';
import { completePresentation } from '@cohong/domain/presentation/complete-presentation';
import { dropRecords, replaceRecords, reportDamage } from '@cohong/domain/presentation/damaged-record';
import {
    examinePresentation,
    judgePresentation,
    type ExaminingFacts,
} from '@cohong/domain/presentation/examine-presentation';
import { forwardPresentation } from '@cohong/domain/presentation/forward-presentation';
import { honourPresentation } from '@cohong/domain/presentation/honour-presentation';
import { lodgePresentation } from '@cohong/domain/presentation/lodge-presentation';
import { negotiatePresentation } from '@cohong/domain/presentation/negotiate-presentation';
import { precludePresentation, presentationView } from '@cohong/domain/presentation/preclusion';
import type { Presentation } from '@cohong/domain/presentation/presentation';
import { refusePresentation } from '@cohong/domain/presentation/refuse-presentation';
import { answerWaiver, seekWaiver } from '@cohong/domain/presentation/seek-waiver';
import { forwardedFrom } from '@cohong/domain/presentation/forwarded';
import { returnDocuments, waiveDiscrepancies } from '@cohong/domain/presentation/waive-discrepancies';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo } from '../approval/two-users.js';
import { claimIdsIn } from '../claim/find-claim.js';
import { adviceOn } from '../discrepancy-advice/find-advice.js';
import { findCredit, saveCredit, vaultsOf, type Acting } from '../letter-of-credit/find-credit.js';
import { credits } from '../letter-of-credit/records.js';
import { findAssignments } from '../assignment/find-assignment.js';
import { actingBank, vaultInView } from '../places.js';
import { financings } from '../receivable/records.js';
import { claimsUnder } from '../reimbursement/find-reimbursement.js';
import { bindingAct, changePresentation } from './change-presentation.js';
import {
    calendarOfExaminer,
    examiningFacts,
    findPresentation,
    presentationIn,
    standingUnder,
    type Found,
} from './find-presentation.js';
import { presentations } from './records.js';

const approvalIdShape = { approvalId: randomIdSchema };

const refusalByTwo = bindingAct({
    act: 'presentation:ApproveRefusal',
    schema: refusePresentationSchema,
    decide:
        ({ disposal }) =>
        async ({ presentation, examining }, ctx, acting) => {
            const advice = await adviceOn(ctx, acting, presentation);

            return { presentation: refusePresentation({ disposal }, { ...examining, presentation, advice }) };
        },
    events: ['RefusalProposed', 'PresentationRefused'],
});

const waiverByTwo = bindingAct({
    act: 'presentation:ApproveWaiver',
    schema: presentationAddressSchema,
    decide: () => async (found, ctx, acting) => {
        const { presentation } = found;
        const facts = await examiningFacts(ctx, acting, found);
        const advice = await adviceOn(ctx, acting, presentation);

        return { presentation: waiveDiscrepancies({ ...facts, presentation, advice }) };
    },
    events: ['WaiverProposed', 'DiscrepanciesWaived'],
});

const honourByTwo = bindingAct({
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

const negotiationByTwo = bindingAct({
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

/** What an act in the bank's own papers makes of them. */
function workOnPapers(
    request: WorkOnPapers,
    facts: ExaminingFacts & { readonly presentation: Presentation },
): Presentation {
    if ('seeks' in request) {
        return seekWaiver(facts);
    }

    return 'answer' in request ? answerWaiver(request, facts) : judgePresentation(request, facts);
}

/** Documents under a credit, from when they are lodged (UCP 600 art. 14 to 16). Endorsers: the acting bank and a regulator. */
@Info({ title: 'Presentation', description: 'Presentations of documents under letters of credit' })
export class PresentationContract extends CohongContract {
    constructor() {
        super('presentation');
    }

    /** Presents documents to a bank that honours. */
    @Transaction()
    @Returns('string')
    async LodgePresentation(ctx: CohongContext): Promise<string> {
        const request = ctx.input(lodgePresentationSchema);
        const acting = await actingBank(ctx, 'maker');
        const { bank, place } = acting;

        return await once(ctx, place, async () => {
            const found = await findCredit(ctx, acting, request.creditId);
            const vaults = vaultsOf(ctx, acting, found.terms);
            const facts = { ...(await standingUnder(ctx, vaults, found)), bank, at: ctx.now };

            const { credit, presentation } = lodgePresentation(request, facts);

            await saveCredit(ctx, acting, credit);
            await vaults.insert(presentations, presentation);
            ctx.emit({ type: 'PresentationLodged', creditId: credit.creditId });
            return credit.creditId;
        });
    }

    /** Gives the notice that all of a presentation of electronic records has come. */
    @Transaction()
    @Returns('string')
    async CompletePresentation(ctx: CohongContext): Promise<string> {
        const { creditId, number, ...last } = ctx.input(completePresentationSchema);
        return await changePresentation(ctx, {
            address: { creditId, number },
            event: 'PresentationCompleted',
            decide: async ({ credit, presentation, examining: { bank, at } }, _ctx, acting) => {
                const standing = await standingUnder(ctx, vaultsOf(ctx, acting, credit.terms), credit);

                return completePresentation(last, { ...standing, presentation, bank, at });
            },
        });
    }

    /** Has the documents examined, and writes down what was found. */
    @Transaction()
    @Returns('string')
    async ExaminePresentation(ctx: CohongContext): Promise<string> {
        const { creditId, number, ...said } = ctx.input(examinePresentationSchema);
        return await changePresentation(ctx, {
            address: { creditId, number },
            event: 'PresentationExamined',
            decide: async (found, _ctx, acting) => {
                const facts = await examiningFacts(ctx, acting, found);

                return examinePresentation(said, { ...facts, presentation: found.presentation });
            },
        });
    }

    /** Tells that records cannot be read, and asks for them again: no time runs until they come. */
    @Transaction()
    @Returns('string')
    async ReportDamage(ctx: CohongContext): Promise<string> {
        const { creditId, number, documentIds } = ctx.input(damageNoticeSchema);
        return await changePresentation(ctx, {
            address: { creditId, number },
            event: 'RecordsDamaged',
            decide: ({ presentation, examining }) => reportDamage({ documentIds }, { ...examining, presentation }),
        });
    }

    /** Presents damaged records again. */
    @Transaction()
    @Returns('string')
    async ReplaceRecords(ctx: CohongContext): Promise<string> {
        const { creditId, number, ...again } = ctx.input(replaceRecordsSchema);
        return await changePresentation(ctx, {
            address: { creditId, number },
            event: 'RecordsReplaced',
            decide: async (found, _ctx, acting) => {
                const facts = await examiningFacts(ctx, acting, found);

                return replaceRecords(again, { ...facts, presentation: found.presentation });
            },
        });
    }

    /** Treats damaged records that have not come again as not presented. */
    @Transaction()
    @Returns('string')
    async DropRecords(ctx: CohongContext): Promise<string> {
        const address = ctx.input(presentationAddressSchema);
        return await changePresentation(ctx, {
            address,
            event: 'RecordsDropped',
            decide: ({ presentation, examining }) => dropRecords(presentation, examining),
        });
    }

    /**
     * What the people of the examining bank make of the findings; that they ask the applicant about them, and what it says.
     * All of it is one transaction that reads and writes the same keys, since its name and its keys stand in the block: who
     * sees that learns that the bank works on its papers, and not whether the documents comply.
     */
    @Transaction()
    @Returns('string')
    async JudgePresentation(ctx: CohongContext): Promise<string> {
        const request = ctx.input(workOnPapersSchema);
        const { creditId, number } = request;
        return await changePresentation(ctx, {
            address: { creditId, number },
            event: 'PresentationJudged',
            decide: async (found, _ctx, acting) => {
                const facts = await examiningFacts(ctx, acting, found);

                return workOnPapers(request, { ...facts, presentation: found.presentation });
            },
        });
    }

    /** Writes down that the time of the examining bank is over. */
    @Transaction()
    @Returns('string')
    async PrecludePresentation(ctx: CohongContext): Promise<string> {
        const address = ctx.input(presentationAddressSchema);
        return await changePresentation(ctx, {
            address,
            event: 'PresentationPrecluded',
            decide: ({ presentation, examining }) => precludePresentation(presentation, examining),
        });
    }

    /** Proposes the notice of refusal, for another user of the bank to approve. */
    @Transaction()
    @Returns('string')
    async ProposeRefusal(ctx: CohongContext): Promise<string> {
        const { approvalId, ...request } = ctx.input(refusePresentationSchema.extend(approvalIdShape));
        return await proposeByTwo(ctx, refusalByTwo, { approvalId, request });
    }

    /** Gives the notice of refusal. */
    @Transaction()
    @Returns('string')
    async ApproveRefusal(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, refusalByTwo);
    }

    /** Proposes to take documents with the discrepancies that the applicant has waived; another user approves. */
    @Transaction()
    @Returns('string')
    async ProposeWaiver(ctx: CohongContext): Promise<string> {
        const { approvalId, ...request } = ctx.input(presentationAddressSchema.extend(approvalIdShape));
        return await proposeByTwo(ctx, waiverByTwo, { approvalId, request });
    }

    /** Takes them: from then on they are honoured as if they complied. */
    @Transaction()
    @Returns('string')
    async ApproveWaiver(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, waiverByTwo);
    }

    /** Gives refused documents back. */
    @Transaction()
    @Returns('string')
    async ReturnDocuments(ctx: CohongContext): Promise<string> {
        const address = ctx.input(presentationAddressSchema);
        return await changePresentation(ctx, {
            address,
            event: 'DocumentsReturned',
            decide: ({ presentation, examining }) => returnDocuments({ ...examining, presentation }),
        });
    }

    /** Proposes to pay at sight, or to be bound to pay at maturity. */
    @Transaction()
    @Returns('string')
    async ProposeHonour(ctx: CohongContext): Promise<string> {
        const { approvalId, ...request } = ctx.input(honourPresentationSchema.extend(approvalIdShape));
        return await proposeByTwo(ctx, honourByTwo, { approvalId, request });
    }

    /** Honours the presentation. With coins the central bank endorses it, as every movement of money. */
    @Transaction()
    @Returns('string')
    async ApproveHonour(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, honourByTwo);
    }

    /** Proposes to buy the documents, by advancing funds for them. */
    @Transaction()
    @Returns('string')
    async ProposeNegotiation(ctx: CohongContext): Promise<string> {
        const { approvalId, ...request } = ctx.input(negotiatePresentationSchema.extend(approvalIdShape));
        return await proposeByTwo(ctx, negotiationByTwo, { approvalId, request });
    }

    /** Buys the documents. With coins the central bank endorses it. */
    @Transaction()
    @Returns('string')
    async ApproveNegotiation(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, negotiationByTwo);
    }

    /** Sends the documents on to the issuing bank, which has its own time to examine them. */
    @Transaction()
    @Returns('string')
    async ForwardPresentation(ctx: CohongContext): Promise<string> {
        const request = ctx.input(forwardPresentationSchema);
        const acting = await actingBank(ctx, 'maker');
        const { bank, place } = acting;

        return await once(ctx, place, async () => {
            const found = await findPresentation(ctx, acting, request);
            const vaults = vaultsOf(ctx, acting, found.credit.terms);
            const { presentations: lodged, calendarBook } = await standingUnder(ctx, vaults, found.credit);

            const facts = { ...found, presentations: lodged, calendarBook, bank, at: ctx.now };
            const { credit, presentation } = forwardPresentation(request, facts);

            await saveCredit(ctx, acting, credit);
            await vaults.insert(presentations, presentation);
            ctx.emit({ type: 'PresentationForwarded', creditId: credit.creditId });
            return credit.creditId;
        });
    }

    /** A presentation as it stands now, and until when its bank can refuse. */
    @Transaction(false)
    @Returns('string')
    async ReadPresentation(ctx: CohongContext): Promise<string> {
        const { creditId, number, bank } = ctx.input(readPresentationSchema);
        const vault = ctx.ledger.in(await vaultInView(ctx, bank));
        const presentation = await presentationIn(vault, { creditId, number });
        const calendar = await calendarOfExaminer(ctx, await vault.get(credits, creditId), presentation);

        return canonicalJson(presentationView(presentation, { calendar, at: ctx.now }));
    }
}
