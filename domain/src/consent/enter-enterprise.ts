import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { ConfirmEntry, ProposeEntry, RevokeKey } from './api.js';
import type { Enterprise, EnterpriseKey, Entry } from './enterprise.js';

const refusal = refusals({
    ENTERPRISE_MUST_EXIST: 'not-found',
    VERSION_MUST_BE_CURRENT: 'conflict',
    ENTERPRISE_MUST_BE_PROPOSED: 'conflict',
    ENTRY_MUST_BE_CONFIRMED_BY_ANOTHER: 'forbidden',
    ENTERPRISE_KEY_MUST_BE_NEW: 'conflict',
    ENTERPRISE_KEY_MUST_BE_REGISTERED: 'conflict',
});

/** Who does something, and when. */
export interface Deed {
    readonly by: string;
    readonly at: Instant;
}

/** What is written of an enterprise, and of the keys that begin or end with it. */
export interface Entered {
    readonly enterprise: Enterprise;
    readonly keys: readonly EnterpriseKey[];
}

/** The keys that an act is about: that of the entry, and the one proposed, as they are known. */
export interface KnownKeys {
    readonly before: EnterpriseKey | undefined;
    readonly proposed: EnterpriseKey | undefined;
}

/** Says how an enterprise is to stand in the directory: its class, and its key or that it has none. Another confirms it. */
export function proposeEntry(
    { uscc, expectedVersion, ...entry }: ProposeEntry,
    { enterprise, deed }: { readonly enterprise: Enterprise | undefined; readonly deed: Deed },
): Enterprise {
    const version = enterprise?.version ?? 0;
    mustBeCurrent({ version }, expectedVersion);

    const known = enterprise ?? { uscc, registeredAt: deed.at, receipts: 0 };

    return { ...known, version: version + 1, proposal: { ...entry, ...deed } };
}

/**
 * Enters what somebody else has proposed. With another key in place of the old one, every consent that was signed with
 * the old is dead; a key that has ended never comes back.
 */
export function confirmEntry(
    { expectedVersion }: ConfirmEntry,
    { enterprise, keys, deed }: { enterprise: Enterprise | undefined; keys: KnownKeys; deed: Deed },
): Entered {
    const { proposal, ...known } = existing(enterprise);
    mustBeCurrent(known, expectedVersion);
    if (proposal === undefined) {
        throw refusal('ENTERPRISE_MUST_BE_PROPOSED');
    }
    const { by, at: _at, ...entry } = proposal;
    if (by === deed.by) {
        throw refusal('ENTRY_MUST_BE_CONFIRMED_BY_ANOTHER');
    }
    const confirmed = { ...known, version: known.version + 1, entry };
    if (known.entry?.publicKey === entry.publicKey) {
        return { enterprise: confirmed, keys: [] };
    }
    if (keys.proposed !== undefined) {
        throw refusal('ENTERPRISE_KEY_MUST_BE_NEW');
    }

    return { enterprise: confirmed, keys: [...ended(keys.before, deed), ...begun(known.uscc, { entry, deed })] };
}

/** Ends an enterprise's key at once, which one officer does alone: it may be in a thief's hands. */
export function revokeKey(
    { expectedVersion }: RevokeKey,
    { enterprise, key, deed }: { enterprise: Enterprise | undefined; key: EnterpriseKey | undefined; deed: Deed },
): Entered {
    const known = existing(enterprise);
    mustBeCurrent(known, expectedVersion);
    if (known.entry?.publicKey === undefined) {
        throw refusal('ENTERPRISE_KEY_MUST_BE_REGISTERED');
    }
    const { classCode } = known.entry;

    return { enterprise: { ...known, version: known.version + 1, entry: { classCode } }, keys: ended(key, deed) };
}

function existing(enterprise: Enterprise | undefined): Enterprise {
    if (enterprise === undefined) {
        throw refusal('ENTERPRISE_MUST_EXIST');
    }

    return enterprise;
}

function mustBeCurrent({ version }: Pick<Enterprise, 'version'>, expectedVersion: number): void {
    if (version !== expectedVersion) {
        throw refusal('VERSION_MUST_BE_CURRENT', { version });
    }
}

function ended(key: EnterpriseKey | undefined, { at }: Deed): readonly EnterpriseKey[] {
    return key === undefined ? [] : [{ ...key, endedAt: at }];
}

function begun(
    uscc: string,
    { entry, deed }: { readonly entry: Entry; readonly deed: Deed },
): readonly EnterpriseKey[] {
    return entry.publicKey === undefined ? [] : [{ uscc, publicKey: entry.publicKey, since: deed.at }];
}
