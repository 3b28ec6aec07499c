import { deriveSecret, type CohongContext, type PrivateCollection } from '@cohong/chaincode-runtime';
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import { deciding } from '@cohong/domain/presentation/forwarded';
import type { z } from 'zod';
import type { Presentation } from '@cohong/domain/presentation/presentation';
import type { settlePresentationsSchema } from '@cohong/domain/receivable/api';
import { documentsOf } from '@cohong/domain/receivable/hold';
import { invoicesIn } from '@cohong/domain/receivable/request-presentation-financing';
import { settlePresentation } from '@cohong/domain/receivable/settle-presentation';
import { credits } from '../letter-of-credit/records.js';
import { vaultOf } from '../places.js';
import { presentations } from '../presentation/records.js';
import { documentsIn } from '../receivable/financed-presentation.js';
import { financings, noteKey, waitingNotes } from '../receivable/records.js';
import { removeNote } from '../receivable/waiting-notes.js';
import type { RegistryFile } from './registry-file.js';

type Item = z.output<typeof settlePresentationsSchema>['items'][number];

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
        const held = { kind: 'PRESENTATION', creditId, number: first.number } as const;
        const { holder, isPaid } = await this.#registry.findHold(held);
        if (isPaid) {
            return;
        }
        if (holder !== undefined) {
            await this.#settle(holder, decided);
        } else if (decided.status === 'PAID') {
            await this.#payInvoices(first, credit.terms.beneficiary.uscc);
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
    async #documents(
        vault: PrivateCollection,
        credit: Credit,
        number: number,
    ): Promise<{ readonly first: Presentation; readonly decided: Presentation }> {
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
            await removeNote(vault, 'release', financingId);
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
