import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { calendarOfLocation } from '@cohong/domain/calendar/calendar-of-location';
import { locationOf } from '@cohong/domain/letter-of-credit/parties';
import { asItStands } from '@cohong/domain/presentation/preclusion';
import type { Presentation } from '@cohong/domain/presentation/presentation';
import {
    demandSubstitutionSchema,
    forwardPresentationSchema,
    passAmendmentOnSchema,
    passRefusalOnSchema,
    substituteDocumentsSchema,
    transferAddressSchema,
    type PresentationUnderTransfer,
} from '@cohong/domain/transfer/api';
import { forwardPresentation } from '@cohong/domain/transfer/forward-presentation';
import { passAmendmentOn } from '@cohong/domain/transfer/pass-amendment-on';
import { passRefusalOn } from '@cohong/domain/transfer/pass-refusal-on';
import { recountTransfer } from '@cohong/domain/transfer/recount-transfer';
import { demandSubstitution, substituteDocuments, withDemand } from '@cohong/domain/transfer/substitute-documents';
import { withoutPapers } from '@cohong/domain/presentation/working-papers';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { saveCredit, vaultsOf, type Acting } from '../letter-of-credit/find-credit.js';
import { amendments, credits } from '../letter-of-credit/records.js';
import { findPresentation, type Standing } from '../presentation/find-presentation.js';
import { noteEnd } from '../presentation/note-end.js';
import { presentations } from '../presentation/records.js';
import { actingBank } from '../places.js';
import { findRequest, findSecond, findTransfer, requestVaults, transferringFacts } from './find-transfer.js';
import { substitutions, transferRequests, transfers } from './records.js';

/** Between a credit and what second beneficiaries have of it (UCP 600 art. 38e to 38i). Endorsers: the acting bank and a regulator. */
@Info({ title: 'TransferredCredit', description: 'Amendments and documents of credits that were transferred' })
export class TransferredCreditContract extends CohongContract {
    constructor() {
        super('transferred-credit');
    }

    /** Advises an amendment of the credit to a second beneficiary, as one of its own credit. */
    @Transaction()
    @Returns('string')
    async PassAmendmentOn(ctx: CohongContext): Promise<string> {
        const input = ctx.input(passAmendmentOnSchema);
        const acting = await actingBank(ctx, 'maker');

        return await once(ctx, acting.place, async () => {
            const facts = await transferringFacts(ctx, acting, input.creditId);
            const { transfer: before } = await findTransfer(ctx, acting, input);
            const request = await findRequest(ctx, acting, before);
            const second = await findSecond(ctx, acting, { transfer: before, request });

            const passed = passAmendmentOn(input, { ...facts, transfer: before, request, second });

            const vaults = vaultsOf(ctx, acting, passed.transferred.terms);
            await vaultsOf(ctx, acting, facts.credit.terms).replace(transfers, passed.transfer);
            await requestVaults(ctx, acting, before).replace(transferRequests, passed.request);
            await vaults.replace(credits, passed.transferred);
            await vaults.insert(amendments, passed.amendment);
            ctx.emit({ type: 'AmendmentPassedOn', creditId: passed.transferred.creditId });
            return facts.credit.creditId;
        });
    }

    /** Counts anew how much the second beneficiary can draw. */
    @Transaction()
    @Returns('string')
    async RecountTransfer(ctx: CohongContext): Promise<string> {
        const address = ctx.input(transferAddressSchema);
        const acting = await actingBank(ctx, 'maker');
        const { bank, place } = acting;

        return await once(ctx, place, async () => {
            const { credit, transfer } = await findTransfer(ctx, acting, address);
            const request = await findRequest(ctx, acting, transfer);
            const second = await findSecond(ctx, acting, { transfer, request });

            const recounted = recountTransfer(transfer, { second, bank });

            await vaultsOf(ctx, acting, credit.terms).replace(transfers, recounted);
            ctx.emit({ type: 'TransferRecounted', creditId: credit.creditId });
            return credit.creditId;
        });
    }

    /** Demands the first beneficiary's invoice and draft, once. */
    @Transaction()
    @Returns('string')
    async DemandSubstitution(ctx: CohongContext): Promise<string> {
        const input = ctx.input(demandSubstitutionSchema);
        const acting = await actingBank(ctx, 'maker');
        const { bank, place } = acting;

        return await once(ctx, place, async () => {
            const { transfer } = await findTransfer(ctx, acting, input);
            const { presentation } = await this.#presented(ctx, acting, input);
            const vaults = requestVaults(ctx, acting, transfer);
            const earlier = await vaults.find(substitutions, ...keyOf(input));

            const facts = { transfer, presentation, earlier, bank, at: ctx.now };
            const substitution = demandSubstitution(input, facts);

            await vaults.insert(substitutions, substitution);
            const asked = await findRequest(ctx, acting, transfer);
            await vaults.replace(transferRequests, withDemand(asked, substitution));
            ctx.emit({ type: 'SubstitutionDemanded', creditId: input.creditId });
            return input.creditId;
        });
    }

    /** Gives the first beneficiary's invoice and draft. */
    @Transaction()
    @Returns('string')
    async SubstituteDocuments(ctx: CohongContext): Promise<string> {
        const input = ctx.input(substituteDocumentsSchema);
        const acting = await actingBank(ctx, 'maker');
        const { bank, place } = acting;

        return await once(ctx, place, async () => {
            const { credit, transfer } = await findTransfer(ctx, acting, input);
            const { terms } = credit;
            const vaults = requestVaults(ctx, acting, transfer);
            const substitution = await vaults.get(substitutions, ...keyOf(input));

            const answered = substituteDocuments(input, { substitution, transfer, terms, bank, at: ctx.now });

            await vaults.replace(substitutions, answered);
            ctx.emit({ type: 'DocumentsSubstituted', creditId: input.creditId });
            return input.creditId;
        });
    }

    /** Presents under the credit what the second beneficiary has presented under its own. */
    @Transaction()
    @Returns('string')
    async ForwardPresentation(ctx: CohongContext): Promise<string> {
        const input = ctx.input(forwardPresentationSchema);
        const acting = await actingBank(ctx, 'maker');

        return await once(ctx, acting.place, async () => {
            const whole = await transferringFacts(ctx, acting, input.creditId);
            const { transfer } = await findTransfer(ctx, acting, input);
            const request = await findRequest(ctx, acting, transfer);
            const presented = await this.#presented(ctx, acting, input);
            const substitution = await requestVaults(ctx, acting, transfer).get(substitutions, ...keyOf(input));
            const calendar = calendarOfLocation(
                whole.calendarBook,
                locationOf(whole.credit.terms, input.examiningBank),
            );

            const facts = { ...whole, ...presented, transfer, request, substitution, calendar };
            const forwarded = forwardPresentation(input, facts);

            await saveCredit(ctx, acting, forwarded.credit);
            await vaultsOf(ctx, acting, whole.credit.terms).insert(presentations, forwarded.presentation);
            await requestVaults(ctx, acting, transfer).replace(substitutions, forwarded.substitution);
            ctx.emit({ type: 'PresentationForwarded', creditId: input.creditId });
            return input.creditId;
        });
    }

    /** Tells the second beneficiary that its documents were refused under the credit. */
    @Transaction()
    @Returns('string')
    async PassRefusalOn(ctx: CohongContext): Promise<string> {
        const input = ctx.input(passRefusalOnSchema);
        const acting = await actingBank(ctx, 'maker');

        return await once(ctx, acting.place, async () => {
            const whole = await transferringFacts(ctx, acting, input.creditId);
            const { transfer } = await findTransfer(ctx, acting, input);
            const { presentation, second } = await this.#presented(ctx, acting, input);
            const substitution = await requestVaults(ctx, acting, transfer).get(substitutions, ...keyOf(input));

            const refused = passRefusalOn(input, { ...whole, transfer, presentation, substitution });

            await vaultsOf(ctx, acting, second.credit.terms).replace(presentations, withoutPapers(refused));
            await noteEnd(ctx, acting, { before: presentation, after: refused });
            ctx.emit({ type: 'RefusalPassedOn', creditId: second.credit.creditId });
            return input.creditId;
        });
    }

    /** A presentation under the second beneficiary's credit, as it stands, with everything else under that. */
    async #presented(
        ctx: CohongContext,
        acting: Acting,
        { presentationNumber, ...address }: PresentationUnderTransfer,
    ): Promise<{ readonly presentation: Presentation; readonly second: Standing }> {
        const { transfer } = await findTransfer(ctx, acting, address);
        const request = await findRequest(ctx, acting, transfer);
        const second = await findSecond(ctx, acting, { transfer, request });
        const { creditId } = second.credit;
        const { presentation, examining } = await findPresentation(ctx, acting, {
            creditId,
            number: presentationNumber,
        });

        return { presentation: asItStands(presentation, examining), second };
    }
}

function keyOf({ creditId, number, presentationNumber }: PresentationUnderTransfer): readonly [string, string, string] {
    return [creditId, String(number), String(presentationNumber)];
}
