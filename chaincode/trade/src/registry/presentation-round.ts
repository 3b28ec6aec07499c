import { deriveSecret, type CohongContext, type PrivateCollection } from '@cohong/chaincode-runtime';
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import { deciding } from '@cohong/domain/presentation/forwarded';
import type { z } from 'zod';
import type { Presentation } from '@cohong/domain/presentation/presentation';
import type { settlePresentationsSchema } from '@cohong/domain/receivable/api';
import { documentsOf } from '@cohong/domain/receivable/hold';
import { invoicesIn } from '@cohong/domain/receivable/request-presentation-financing';
import { reversalsToDecide } from '@cohong/domain/receivable/reversal';
import { settlePresentation } from '@cohong/domain/receivable/settle-presentation';
import { endOfBought } from '@cohong/domain/transfer/end-of-bought';
import { credits } from '../letter-of-credit/records.js';
import { vaultOf } from '../places.js';
import { presentations } from '../presentation/records.js';
import { documentsIn } from '../receivable/financed-presentation.js';
import { financings, noteKey, waitingNotes } from '../receivable/records.js';
import { removeNote } from '../receivable/waiting-notes.js';
import { transferRequests, transfers } from '../transfer/records.js';
import type { RegistryFile } from './registry-file.js';

type Item = z.output<typeof settlePresentationsSchema>['items'][number];

/** Documents as they were presented first, and what their end follows from. */
interface Ended {
    readonly first: Presentation;
    readonly decided: Presentation;
}

/** One batch of presentations that have ended, and what was financed on them at whichever bank. */
export class PresentationRound {
    readonly #ctx: CohongContext;
    readonly #registry: RegistryFile;
    readonly #taken: Item[] = [];
    readonly #financingIds: string[] = [];

    constructor(ctx: CohongContext, registry: RegistryFile) {
        this.#ctx = ctx;
        this.#registry = registry;
    }

    /** The presentations taken so far. */
    get taken(): readonly Item[] {
        return this.#taken;
    }

    /** The financings that ended with them. */
    get financingIds(): readonly string[] {
        return this.#financingIds;
    }

    /** Settles one. A note that is gone was dealt with by the other registrar. */
    async take(item: Item): Promise<void> {
        const { bank, creditId, number } = item;
        const vault = this.#ctx.ledger.in(vaultOf(bank));
        const note = await vault.find(waitingNotes, 'presentation', ...noteKey({ id: creditId, number }));
        if (note === undefined) {
            return;
        }
        this.#taken.push(item);
        const credit = await vault.get(credits, creditId);
        const { first, decided } = await this.#documents(vault, credit, number);
        await this.#end(credit, { first, decided });
        await this.#endOfTransferred(vault, { first, decided });
    }

    /** Ends what was lent on documents, at whichever bank; or notes that nobody can lend on them any more. */
    async #end({ terms }: Credit, { first, decided }: Ended): Promise<void> {
        const { creditId, number } = first;
        const { holder, isPaid } = await this.#registry.findHold({ kind: 'PRESENTATION', creditId, number });
        if (isPaid) {
            return;
        }
        if (holder !== undefined) {
            await this.#settle(holder, decided);
        } else if (decided.status === 'PAID') {
            await this.#payInvoices(first, terms.beneficiary.uscc);
        }
    }

    /** The same of what a second beneficiary has presented under its own credit, which the bank holds that has transferred it. */
    async #endOfTransferred(vault: PrivateCollection, { first, decided }: Ended): Promise<void> {
        if (first.forwards === undefined) {
            return;
        }
        const { transferNumber, presentationNumber } = first.forwards;
        const address = [first.creditId, String(transferNumber)];
        const { transferringBank } = await vault.get(transfers, ...address);
        const own = this.#ctx.ledger.in(vaultOf(transferringBank));
        const { transferredCreditId = '' } = await own.get(transferRequests, ...address);
        const second = await own.get(presentations, transferredCreditId, String(presentationNumber));
        const end = endOfBought(second, decided);
        if (end !== undefined) {
            await this.#end(await own.get(credits, transferredCreditId), { first: second, decided: end });
        }
    }

    async save(): Promise<void> {
        for (const { bank, creditId, number } of this.#taken) {
            await this.#ctx.ledger
                .in(vaultOf(bank))
                .remove(waitingNotes, 'presentation', ...noteKey({ id: creditId, number }));
        }
        await this.#registry.save();
    }

    /** What has ended may have been sent on: who lends on documents lends on them as they were presented first. */
    async #documents(vault: PrivateCollection, credit: Credit, number: number): Promise<Ended> {
        const ended = await vault.get(presentations, credit.creditId, String(number));
        const original = ended.firstPresentedAs?.number ?? number;
        const { presentation: first = ended, forwarded } = await documentsIn(vault, credit, original);

        return { first, decided: deciding(first, { forwarded }) };
    }

    async #settle(
        { bank, financingId }: { readonly bank: string; readonly financingId: string },
        presentation: Presentation,
    ): Promise<void> {
        const vault = this.#ctx.ledger.in(vaultOf(bank));
        const financing = await vault.get(financings, financingId);
        const collateral = await this.#registry.collateralOf(financing);

        const settled = settlePresentation(financing, {
            presentation,
            collateral,
            repaymentId: deriveSecret(this.#ctx.seed, `repayment of ${financingId}`).slice(0, 32),
        });

        this.#registry.putCollateral(settled.collateral);
        if (settled.financing !== financing) {
            this.#financingIds.push(financingId);
            await vault.replace(financings, settled.financing);
            await removeNote(vault, 'expiry', financingId);
            if (reversalsToDecide(settled.financing).length === 0) {
                await removeNote(vault, 'release', financingId);
            }
        }
    }

    /** Nobody has advanced anything; now nobody can. */
    async #payInvoices(presentation: Presentation, exporterUscc: string | undefined): Promise<void> {
        if (exporterUscc === undefined) {
            return;
        }
        const { creditId, number } = presentation;
        const paid = { presentation: { creditId, number }, invoices: invoicesIn(presentation), exporterUscc };
        for (const document of documentsOf(paid)) {
            this.#registry.putHold({ ...(await this.#registry.findHold(document)), isPaid: true });
        }
    }
}
