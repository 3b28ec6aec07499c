import { assignmentNoticeSchema } from '@cohong/domain/forfaiting/deal/assignment-notice';
import { dealSchema } from '@cohong/domain/forfaiting/deal/deal';
import type { DealDocument, DealWritings, Written } from '@cohong/domain/forfaiting/deal/deal-document';
import { instantOf } from '@cohong/domain/kernel/time';
import { memberBookSchema } from '@cohong/domain/party/member';
import type { z } from 'zod';
import { mustHaveRead } from '../../read-model/list-route.js';
import { vaultOf } from '../../read-model/places.js';
import type { ReadModel } from '../../read-model/read-model.js';
import { paperOf } from './paper-of.js';

const deals = { kind: 'deal', schema: dealSchema } as const;
const notices = { kind: 'assignment-notice', schema: assignmentNoticeSchema } as const;
const memberBooks = {
    chaincode: 'trade',
    collection: '',
    kind: 'member-book',
    key: [],
    schema: memberBookSchema,
} as const;

interface DealInBooks {
    /** In whose books it is looked for. */
    readonly bank: string;
    readonly dealId: string;
}

/** All that a bank has ever held of a deal, which of a deal of others is nothing. */
export async function dealWritings(readModel: ReadModel, { bank, dealId }: DealInBooks): Promise<DealWritings> {
    await mustHaveRead(readModel, []);
    const place = { chaincode: 'trade', collection: vaultOf(bank), key: [dealId] } as const;

    return {
        deals: await written(readModel, { ...place, ...deals }),
        notices: await written(readModel, { ...place, ...notices }),
    };
}

async function written<Schema extends z.ZodType>(
    { writings }: ReadModel,
    address: Parameters<ReadModel['writings']['of']>[0] & { readonly schema: Schema },
): Promise<readonly Written<z.output<Schema>>[]> {
    const found = await writings.of<Schema>(address);

    return found.map(({ value, transactionId, blockNumber, recordedAt, hash }) => ({
        ...{ value, transactionId, blockNumber },
        recordedAt: instantOf(recordedAt.getTime()),
        recordHash: hash,
    }));
}

/** Files that were made last: to pick a font's signs takes a tenth of a second, and what was made stays as it is. */
const files = new Map<string, Buffer>();
const mostFiles = 32;

/** The document as PDF, with the names that its banks had in the block of its act. */
export async function pdfOf(document: DealDocument, readModel: ReadModel): Promise<Buffer> {
    // The salt in a record makes its hash that of one writing alone.
    const name = `${document.kind} ${document.recordHash}`;
    const kept = files.get(name);
    if (kept !== undefined) {
        return kept;
    }
    const made = await makePdf(document, readModel);
    const [oldest] = files.keys();
    if (oldest !== undefined && files.size >= mostFiles) {
        files.delete(oldest);
    }
    files.set(name, made);

    return made;
}

async function makePdf(document: DealDocument, { writings }: ReadModel): Promise<Buffer> {
    const editions = await writings.of(memberBooks);
    // Loaded when the first one is asked for: most gateways make none for days.
    const { renderPaper } = await import('./render-paper.js');
    const known = editions.filter(({ blockNumber }) => blockNumber <= document.blockNumber).at(-1);

    return await renderPaper(paperOf(document, known?.value ?? { members: [] }));
}
