import type { Money } from '../kernel/money.js';
import type { PackingCredit } from '../packing-credit/packing-credit.js';
import { pendingConversion } from '../packing-credit/request-conversion.js';
import { inTheOrderTold } from './in-order.js';
import type { RecordFile } from './record-file.js';
import type { Writings } from './writings.js';

export interface ChangedCredit {
    readonly before: PackingCredit;
    readonly after: PackingCredit;
    /** Whether the note is gone that asked a registrar to carry its end, or what was repaid, into the registry. */
    readonly isNoteGone: boolean;
}

/** The packing credits that a transaction has changed, in the order in which it has told them. */
export function changedCredits(
    { vaults, inOrder }: Pick<Writings, 'vaults' | 'inOrder'>,
    records: RecordFile,
): readonly ChangedCredit[] {
    const changed = vaults.flatMap(({ bank, packingCredits, done }): ChangedCredit[] =>
        packingCredits.flatMap((after) => {
            const { packingCreditId } = after;
            const before = records.vault(bank).packingCredits.get(packingCreditId);
            const isNoteGone = done.some(({ kind, id }) => kind === 'packing-credit-end' && id === packingCreditId);
            return before === undefined ? [] : [{ before, after, isNoteGone }];
        }),
    );

    return inTheOrderTold(changed, inOrder, ({ before }) => before.packingCreditId);
}

/** What of a credit a registrar has moved to a declaration; undefined where nothing. */
export function convertedIn(before: PackingCredit, after: PackingCredit): Money | undefined {
    const asked = pendingConversion(before);
    const index = asked === undefined ? -1 : before.conversions.indexOf(asked);

    return after.conversions[index]?.status === 'CONVERTED' ? asked?.amount : undefined;
}
