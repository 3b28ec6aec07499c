import { describe, expect, it } from '@jest/globals';
import { outcomeOf } from '../dcep/testing/outcome-of.js';
import { exporterUscc, morning } from '../receivable/testing/samples.js';
import { confirmEntry, proposeEntry, revokeKey } from './enter-enterprise.js';
import type { Enterprise } from './enterprise.js';
import { enterprise, key, otherKey, publicKey } from './testing/samples.js';

const regulator = { by: 'regulator', at: morning };
const officer = { by: 'officer', at: '2026-03-31T02:00:00.000Z' };
const noKeys = { before: undefined, proposed: undefined };
const entry = { classCode: 'B', publicKey: otherKey } as const;
const proposed: Enterprise = { ...enterprise, version: 3, proposal: { ...entry, ...regulator } };

describe('proposeEntry', () => {
    it('opens the record of an enterprise, without anything being entered', () => {
        const input = { uscc: exporterUscc, expectedVersion: 0, classCode: 'A', publicKey } as const;

        expect(proposeEntry(input, { enterprise: undefined, deed: regulator })).toEqual({
            uscc: exporterUscc,
            registeredAt: morning,
            version: 1,
            proposal: { classCode: 'A', publicKey, ...regulator },
            receipts: 0,
        });
    });

    it('leaves what is entered as it is, and its receipts', () => {
        const input = { uscc: exporterUscc, expectedVersion: 2, ...entry };

        expect(proposeEntry(input, { enterprise, deed: regulator })).toEqual(proposed);
    });

    it.each([
        [0, enterprise],
        [3, enterprise],
        [1, undefined],
    ])('refuses version %i of another', (expectedVersion, before) => {
        const input = { uscc: exporterUscc, expectedVersion, classCode: 'A' } as const;

        expect(() => proposeEntry(input, { enterprise: before, deed: regulator })).toThrow('VERSION_MUST_BE_CURRENT');
    });
});

describe('confirmEntry', () => {
    const input = { uscc: exporterUscc, expectedVersion: 3 };
    const facts = { keys: { before: key, proposed: undefined }, deed: officer };

    it('enters what was proposed: the old key ends, the new one begins', () => {
        expect(confirmEntry(input, { ...facts, enterprise: proposed })).toEqual({
            enterprise: { ...enterprise, version: 4, entry },
            keys: [
                { ...key, endedAt: officer.at },
                { uscc: exporterUscc, publicKey: otherKey, since: officer.at },
            ],
        });
    });

    it('leaves the key alone where only the class is another', () => {
        const again = { ...proposed, proposal: { classCode: 'C', publicKey, ...regulator } } as const;

        expect(confirmEntry(input, { ...facts, enterprise: again, keys: { before: key, proposed: key } }).keys).toEqual(
            [],
        );
    });

    it('takes the key away where none is proposed', () => {
        const without = { ...proposed, proposal: { classCode: 'C', ...regulator } } as const;

        expect(confirmEntry(input, { ...facts, enterprise: without })).toMatchObject({
            enterprise: { entry: { classCode: 'C' } },
            keys: [{ publicKey, endedAt: officer.at }],
        });
    });

    const ended = { ...key, publicKey: otherKey, endedAt: morning };
    const proposedSince: Enterprise = { ...proposed, version: 4 };
    it.each([
        ['ENTERPRISE_MUST_EXIST', undefined, { deed: regulator, keys: noKeys }],
        ['VERSION_MUST_BE_CURRENT', proposedSince, { deed: regulator, keys: noKeys }],
        ['ENTERPRISE_MUST_BE_PROPOSED', { ...enterprise, version: 3 }, { deed: regulator, keys: noKeys }],
        ['ENTRY_MUST_BE_CONFIRMED_BY_ANOTHER', proposed, { deed: regulator, keys: { before: key, proposed: ended } }],
        ['ENTERPRISE_KEY_MUST_BE_NEW', proposed, { deed: officer, keys: { before: key, proposed: ended } }],
    ])('refuses: %s', (code, before, known) => {
        expect(outcomeOf(() => confirmEntry(input, { ...known, enterprise: before }).enterprise.uscc)).toBe(code);
    });
});

describe('revokeKey', () => {
    const input = { uscc: exporterUscc, expectedVersion: 2 };

    it('ends the key by one person, and leaves the class', () => {
        expect(revokeKey(input, { enterprise, key, deed: officer })).toEqual({
            enterprise: { ...enterprise, version: 3, entry: { classCode: 'A' } },
            keys: [{ ...key, endedAt: officer.at }],
        });
    });

    const keyless: Enterprise = { ...enterprise, entry: { classCode: 'A' } };
    it.each([
        ['ENTERPRISE_MUST_EXIST', undefined, 1],
        ['VERSION_MUST_BE_CURRENT', keyless, 1],
        ['ENTERPRISE_KEY_MUST_BE_REGISTERED', keyless, 2],
    ])('refuses: %s', (code, before, expectedVersion) => {
        const facts = { enterprise: before, key: undefined, deed: officer };

        expect(outcomeOf(() => revokeKey({ ...input, expectedVersion }, facts).enterprise.uscc)).toBe(code);
    });
});
