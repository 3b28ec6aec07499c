import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { canonicalJson } from '@cohong/domain/kernel/json';
import {
    completePresentationSchema,
    damageNoticeSchema,
    examinePresentationSchema,
    forwardPresentationSchema,
    lodgePresentationSchema,
    presentationAddressSchema,
    readPresentationSchema,
    replaceRecordsSchema,
    workOnPapersSchema,
} from '@cohong/domain/presentation/api';
import { completePresentation } from '@cohong/domain/presentation/complete-presentation';
import { dropRecords, replaceRecords, reportDamage } from '@cohong/domain/presentation/damaged-record';
import { examinePresentation } from '@cohong/domain/presentation/examine-presentation';
import { forwardPresentation } from '@cohong/domain/presentation/forward-presentation';
import { lodgePresentation } from '@cohong/domain/presentation/lodge-presentation';
import { precludePresentation, presentationView } from '@cohong/domain/presentation/preclusion';
import { returnDocuments } from '@cohong/domain/presentation/waive-discrepancies';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo } from '../approval/two-users.js';
import { findCredit, saveCredit, vaultsOf } from '../letter-of-credit/find-credit.js';
import { credits } from '../letter-of-credit/records.js';
import { actingBank, vaultInView } from '../places.js';
import { changePresentation } from './change-presentation.js';
import { refusalByTwo, waiverByTwo } from './discrepant-acts.js';
import {
    calendarOfExaminer,
    examiningFacts,
    findPresentation,
    presentationIn,
    standingUnder,
} from './find-presentation.js';
import { honourByTwo, negotiationByTwo } from './paying-acts.js';
import { presentations } from './records.js';
import { workOnPapers } from './work-on-papers.js';

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
        return await proposeByTwo(ctx, refusalByTwo);
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
        return await proposeByTwo(ctx, waiverByTwo);
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
        return await proposeByTwo(ctx, honourByTwo);
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
        return await proposeByTwo(ctx, negotiationByTwo);
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
