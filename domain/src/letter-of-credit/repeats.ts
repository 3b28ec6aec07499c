import { canonicalJson, toWire } from '../kernel/json.js';
import { amended, type AmendableField, type Amendment } from './amendment.js';
import type { CreditTerms } from './terms.js';

/** What an amendment offers. */
export type Offer = Pick<Amendment, 'number' | 'changes' | 'removes'>;

/**
 * Whether an offer says again something of what an earlier one has changed. A field is always given whole, and who draws an
 * amendment up takes what the earlier ones say over into it.
 */
export function repeats(
    offer: Offer,
    earlier: Offer,
    { terms, offers }: { readonly terms: CreditTerms; readonly offers: readonly Offer[] },
): boolean {
    const before = amended(
        terms,
        offers.filter(({ number }) => number < earlier.number),
    );
    const [offered, now] = [amended(before, [earlier]), amended(terms, [...offers, offer])];

    return fieldsOf(earlier)
        .filter((field) => fieldsOf(offer).includes(field))
        .some((field) =>
            isRepeated({ before: wireOf(before[field]), offered: wireOf(offered[field]), now: wireOf(now[field]) }),
        );
}

/** All that an offer changes or takes away. */
export function fieldsOf({ changes, removes }: Pick<Offer, 'changes' | 'removes'>): readonly AmendableField[] {
    return [...(Object.keys(changes) as AmendableField[]), ...removes];
}

/** A value before the earlier amendment, with it, and with the offer. */
interface Versions {
    readonly before: unknown;
    readonly offered: unknown;
    readonly now: unknown;
}

function isRepeated({ before, offered, now }: Versions): boolean {
    if (jsonOf(before) === jsonOf(offered)) {
        return false;
    }
    if (Array.isArray(before) && Array.isArray(offered) && Array.isArray(now)) {
        return isListRepeated(before, offered, now);
    }
    if (isRecord(before) && isRecord(offered) && isRecord(now)) {
        const fields = Object.keys({ ...before, ...offered });

        return fields.some((field) => isRepeated({ before: before[field], offered: offered[field], now: now[field] }));
    }

    return jsonOf(offered) === jsonOf(now);
}

/** Lists of one length are compared place by place, others by what was added to them or taken out. */
function isListRepeated(before: readonly unknown[], offered: readonly unknown[], now: readonly unknown[]): boolean {
    if (before.length === offered.length && before.length === now.length) {
        return before.some((each, index) => isRepeated({ before: each, offered: offered[index], now: now[index] }));
    }
    const isIn = (list: readonly unknown[], item: unknown): boolean =>
        list.some((each) => jsonOf(each) === jsonOf(item));
    const isAdded = offered.some((item) => !isIn(before, item) && isIn(now, item));

    return isAdded || before.some((item) => !isIn(offered, item) && !isIn(now, item));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wireOf(value: unknown): unknown {
    return value === undefined ? undefined : toWire(value);
}

function jsonOf(value: unknown): string {
    return value === undefined ? '' : canonicalJson(value);
}
