import type { ExportReceipt } from '../export-receipt/export-receipt.js';
import type { Financing } from '../receivable/financing.js';
import { endedDocuments, type EndedDocuments } from './ended-documents.js';
import { inTheOrderTold } from './in-order.js';
import type { RecordFile } from './record-file.js';
import type { VaultWritings, Writings } from './writings.js';

interface Changed {
    readonly before: Financing;
    readonly after: Financing;
}

/** What a transaction has done with a financing, or with documents on which one may rest. */
export type Act =
    /** A registrar has answered a request. */
    | ({ readonly kind: 'DECIDE' } & Changed)
    /** A registrar has moved a loan onto a declaration that was paid out before, on the order of its goods. */
    | { readonly kind: 'CONVERT'; readonly after: Financing }
    /** A registrar has carried into the registry what the bank gave up or was repaid. */
    | { readonly kind: 'SETTLE'; readonly before: Financing }
    /** A registrar has ended a reservation that was not used in time. */
    | { readonly kind: 'EXPIRE'; readonly before: Financing }
    /** A registrar has carried into the registry that documents were refused or paid. */
    | { readonly kind: 'END'; readonly ended: EndedDocuments }
    /** A registrar has collected what a buyer has paid, whether or not anybody has lent on it. */
    | { readonly kind: 'COLLECT'; readonly receipt: ExportReceipt }
    /** A registrar has looked at a declaration again that customs has changed. */
    | { readonly kind: 'VERIFY'; readonly declarationNumber: string }
    /** The bank has done something with it, or was told of something: the registry is not touched. */
    | ({ readonly kind: 'CHANGE' } & Changed);

type ActOnFinancing = Exclude<Act, { readonly kind: 'END' | 'COLLECT' | 'VERIFY' }>;

/**
 * What a transaction has done, read from what it has written and from the records as they were before it. Of the registry
 * nothing is looked at: what must lie there follows from this.
 */
export function actsIn({ vaults, noticesTaken, inOrder }: Writings, records: RecordFile): readonly Act[] {
    const ends = vaults.flatMap(({ bank, done }) =>
        done
            .filter(({ kind }) => kind === 'presentation')
            .flatMap((note) => endedDocuments(note, { bank, records }))
            .map((ended): Act => ({ kind: 'END', ended })),
    );
    // What else such a transaction writes follows from these ends.
    const acts = ends.length > 0 ? [] : vaults.flatMap((writings) => actsInVault(writings, records));

    const collected = vaults.flatMap(({ receipts }) =>
        receipts.flatMap((receipt): Act[] => (receipt.status === 'MATCHED' ? [{ kind: 'COLLECT', receipt }] : [])),
    );
    const verified = noticesTaken.flatMap((noticeId): Act[] => {
        const declarationNumber = records.noticed.get(noticeId);
        return declarationNumber === undefined ? [] : [{ kind: 'VERIFY', declarationNumber }];
    });

    return [...ends, ...inTheOrderTold(acts, inOrder, idOf), ...collected, ...verified];
}

function actsInVault({ bank, financings, done }: VaultWritings, records: RecordFile): readonly ActOnFinancing[] {
    const released = new Set(done.filter(({ kind }) => kind === 'release').map(({ id }) => id));

    return financings.flatMap((after) => {
        const before = records.financing({ bank, financingId: after.financingId });
        if (before === undefined) {
            return after.status === 'REQUESTED' ? [] : [{ kind: 'CONVERT', after }];
        }
        return [actOn({ before, after }, released.has(after.financingId))];
    });
}

function actOn({ before, after }: Changed, isReleased: boolean): ActOnFinancing {
    if (isReleased) {
        return { kind: 'SETTLE', before };
    }
    if (before.status === 'REQUESTED' && (after.status === 'RESERVED' || after.status === 'REFUSED')) {
        return { kind: 'DECIDE', before, after };
    }

    return after.status === 'EXPIRED' ? { kind: 'EXPIRE', before } : { kind: 'CHANGE', before, after };
}

function idOf(act: ActOnFinancing): string {
    return (act.kind === 'CONVERT' ? act.after : act.before).financingId;
}
