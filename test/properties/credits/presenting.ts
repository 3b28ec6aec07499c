import { china } from '@cohong/domain/calendar/testing/samples';
import { authorityFor } from '@cohong/domain/discrepancy-advice/testing/samples';
import { dollars, presentedSet } from '@cohong/domain/document/testing/samples';
import type { Amendment } from '@cohong/domain/letter-of-credit/amendment';
import { answerAmendment } from '@cohong/domain/letter-of-credit/answer-amendment';
import type { AnswerAmendment } from '@cohong/domain/letter-of-credit/amendment-api';
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import { advisingBank, calendarBook, creditId, issuingBank } from '@cohong/domain/letter-of-credit/testing/samples';
import { termsOf, withAllAccepted } from '@cohong/domain/presentation/acceptance';
import { asAllStand } from '@cohong/domain/presentation/as-all-stand';
import {
    examinePresentation,
    judgePresentation,
    type ExaminingFacts,
} from '@cohong/domain/presentation/examine-presentation';
import { forwardPresentation } from '@cohong/domain/presentation/forward-presentation';
import { forwardedFrom } from '@cohong/domain/presentation/forwarded';
import { honourPresentation } from '@cohong/domain/presentation/honour-presentation';
import { lodgePresentation } from '@cohong/domain/presentation/lodge-presentation';
import type { Presentation } from '@cohong/domain/presentation/presentation';
import { refusePresentation } from '@cohong/domain/presentation/refuse-presentation';
import { returnDocuments, waiveDiscrepancies } from '@cohong/domain/presentation/waive-discrepancies';
import { withoutPapers } from '@cohong/domain/presentation/working-papers';
import { drawnFrom } from '@cohong/domain/transfer/transferred-amount';

export const pearl = 'PearlBankMSP';
export const issuer = issuingBank.mspId;

export interface World {
    readonly credit: Credit;
    readonly amendments: readonly Amendment[];
    readonly presentations: readonly Presentation[];
    readonly at: string;
}

/** One act at its time. What the rules refuse it throws, and then nothing has happened. */
export type Step = (world: World) => World;
export type Steps = readonly { readonly hours: number; readonly step: Step }[];

export const standing = (world: World): World => ({ ...world, ...asAllStand(world, { calendarBook, at: world.at }) });
/** The same to one bank: what others have found is closed to it. */
export const standingTo = (bank: string, world: World): World =>
    standing({
        ...world,
        presentations: world.presentations.map((each) => (each.examiningBank === bank ? each : withoutPapers(each))),
    });

export const lodgeOf =
    (amount: bigint, examiningBank: string): Step =>
    (world) => {
        const { credit, amendments, presentations, at } = standingTo('HaizhouBankMSP', world);
        const number = credit.numberOfPresentations + 1;
        const documents = presentedSet.map((document) => ({
            ...document,
            documentReference: `${document.documentReference}-${number}`,
            attachments: [],
        }));
        const done = lodgePresentation(
            { creditId, number, examiningBank, amount: dollars(amount), documents },
            { credit, amendments, presentations, transfers: [], calendarBook, bank: 'HaizhouBankMSP', at },
        );

        return { ...world, credit: done.credit, presentations: [...world.presentations, done.presentation] };
    };
export const examining = (presentation: Presentation, world: World): ExaminingFacts => {
    const bank = presentation.examiningBank;
    const { credit, amendments, presentations, at } = standingTo(bank, world);
    const others = presentations.filter(({ number }) => number !== presentation.number);

    return { bank, calendar: china, at, credit, amendments, transfers: [], calendarBook, others };
};

export type Act = (presentation: Presentation, facts: ExaminingFacts) => Presentation;
export const late = 'SHIPMENT_MUST_NOT_BE_LATE';
export const seal: Presentation['findings'] = [
    {
        ...{ kind: 'DISCREPANCY', code: 'SEAL_MUST_BE_WHOLE', rule: 'UCP 600 art. 14a' },
        ...{ field: 'seal', expected: 'whole', found: 'broken' },
    },
];

/** Examined if need be, and judged: all that was found is dropped but what is named, and it may be that something is added. */
export const judge =
    (kept: readonly string[], added: NonNullable<Presentation['findings']> = []): Act =>
    (lodged, facts) => {
        const presentation =
            lodged.status === 'LODGED' ? examinePresentation({}, { ...facts, presentation: lodged }) : lodged;
        const dropped = (presentation.findings ?? []).flatMap(({ kind, code }, finding) =>
            kind === 'DISCREPANCY' && !kept.includes(code) ? [{ finding, reason: 'not so' }] : [],
        );
        const reason = 'seen';
        const by = added.map((finding) => ({ finding: { ...finding, kind: 'DISCREPANCY' as const }, reason }));

        return judgePresentation({ dropped, added: by }, { ...facts, presentation });
    };
type ActName = 'examine' | 'take' | 'takeInTime' | 'find' | 'refuse' | 'waive' | 'giveBack' | 'honour';
export const acts: Readonly<Record<ActName, Act>> = {
    examine: (presentation, facts) => examinePresentation({}, { ...facts, presentation }),
    take: judge([]),
    takeInTime: judge([late]),
    find: judge([], seal),
    refuse: (presentation, facts) => refusePresentation({ disposal: 'HELD_FOR_WAIVER' }, { ...facts, presentation }),
    waive: (presentation, facts) => waiveDiscrepancies({ ...facts, presentation, advice: authorityFor(presentation) }),
    giveBack: (presentation, facts) => returnDocuments({ ...facts, presentation }),
    honour: (presentation, facts) => {
        const all = [...facts.others, presentation];
        const original = all.find(({ number }) => number === presentation.firstPresentedAs?.number);
        const forwarded = forwardedFrom(presentation, all);
        const terms = termsOf(presentation, facts);
        const honouring = {
            ...facts,
            presentation,
            original,
            forwarded,
            assignments: [],
            terms,
            transactionId: 'tx',
            reimbursementClaims: [],
            claimIdOf: String,
        };

        return honourPresentation({}, honouring).presentation;
    },
};

/** As the contract writes it: with the amendments that the beneficiary accepts by it. */
export function saved(world: World, presentation: Presentation): World {
    return {
        ...world,
        presentations: world.presentations.map((each) => (each.number === presentation.number ? presentation : each)),
        amendments: withAllAccepted(world, [presentation]),
    };
}
export const onOne =
    (index: number, act: (chosen: Presentation, world: World) => World): Step =>
    (world) => {
        const chosen = world.presentations[index];

        return chosen === undefined ? world : act(chosen, world);
    };
export const actOf = (index: number, act: Act): Step =>
    onOne(index, (chosen, world) => saved(world, act(chosen, examining(chosen, world))));
export const forwardOf = (index: number): Step =>
    onOne(index, (presentation, world) => {
        const bank = presentation.examiningBank;
        const { credit, presentations, at } = standingTo(bank, world);
        const forwardedNumber = credit.numberOfPresentations + 1;
        const facts = { credit, presentation, presentations, calendarBook, bank, at };
        const done = forwardPresentation({ forwardedNumber }, facts);

        return { ...world, credit: done.credit, presentations: [...world.presentations, done.presentation] };
    });
export const answerOf =
    (index: number, said: Pick<AnswerAmendment, 'answer' | 'fields' | 'together'>): Step =>
    (world) => {
        const bank = advisingBank.mspId;
        const { credit, amendments, presentations, at } = standingTo(bank, world);
        const asked = amendments[index];
        if (asked === undefined) {
            return world;
        }
        const drawn = drawnFrom({ presentations, transfers: [] });
        const facts = { credit, amendment: asked, amendments, presentations, drawn, bank, at };
        const answered = answerAmendment(said, facts);

        return {
            ...world,
            amendments: world.amendments.map((each) => answered.find(({ number }) => number === each.number) ?? each),
        };
    };
