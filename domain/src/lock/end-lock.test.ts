import { describe, expect, it } from '@jest/globals';
import { outcomeOf } from '../dcep/testing/outcome-of.js';
import { holderKey, serialOf, yuan } from '../dcep/testing/samples.js';
import type { PayForPurpose } from './api.js';
import { claimLock, payForPurpose, returnLock, type Proven, type PurposeFacts } from './end-lock.js';
import { lockTransitions, type Lock } from './lock.js';
import { escapeAt, held, mintingAt, payee, payer, sha256 } from './testing/samples.js';

const noon = mintingAt('2026-03-31T11:59:59.999Z');
const late = mintingAt('2026-03-31T12:30:00.000Z');
const proven: Proven = { kind: 'HASH', sha256 };
const keys = ['a', 'b', 'c'].map((digit) => holderKey.replace(/.$/, digit));
const parties: Lock = { ...held, condition: { kind: 'PARTIES', keys, needed: 2 } };
const fact = { kind: 'GOODS_RELEASED', factId: 'ef'.repeat(32) } as const;
const onRelease: Lock = { ...held, condition: { kind: 'FACT', fact } };
const other = { ...fact, factId: 'cd'.repeat(32) };
const signedBy = (...signers: string[]): Proven => ({ kind: 'PARTIES', signers: new Set(signers) });

describe('claimLock', () => {
    it('gives the coins to the payee under a new serial', () => {
        const { lock, spent, made, transfer } = claimLock({ lock: held, minting: noon, proven });

        expect(lock).toEqual({ ...held, status: 'CLAIMED', endedAt: noon.createdAt });
        expect(spent).toEqual([{ serial: held.serial, owner: payer.walletId, amount: yuan(40n), status: 'RELEASED' }]);
        expect(transfer).toMatchObject({
            transferId: held.lockId,
            from: payer.walletId,
            outputs: [{ to: payee.walletId, amount: yuan(40n) }],
            lockedAt: held.lockedAt,
        });
        expect(made).toMatchObject([
            {
                coin: { serial: serialOf(100), owner: payee.walletId, amount: yuan(40n), parents: [held.serial] },
                status: 'UNSPENT',
            },
        ]);
    });

    it('counts each party once, and nobody who is none', () => {
        expect(claimLock({ lock: parties, minting: noon, proven: signedBy(keys[0]!, keys[2]!) }).lock.status).toBe(
            'CLAIMED',
        );
        expect(() => claimLock({ lock: parties, minting: noon, proven: signedBy(keys[0]!, holderKey) })).toThrow(
            'PARTIES_MUST_SUFFICE',
        );
    });

    it('waits for what happens elsewhere', () => {
        const happened: Proven = { kind: 'FACT', fact, hasHappened: true };

        expect(claimLock({ lock: onRelease, minting: noon, proven: happened }).lock.status).toBe('CLAIMED');
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, Parameters<typeof claimLock>[0]]>([
        ['LOCK_MUST_EXIST', { lock: undefined, minting: late, proven: signedBy() }],
        ['LOCK_MUST_BE_HELD', { lock: { ...held, status: 'RETURNED' }, minting: late, proven: signedBy() }],
        ['LOCK_MUST_NOT_HAVE_ESCAPED', { lock: held, minting: mintingAt(escapeAt), proven: signedBy() }],
        ['EVIDENCE_MUST_BE_OF_CONDITION', { lock: held, minting: noon, proven: signedBy(...keys) }],
        ['EVIDENCE_MUST_BE_OF_CONDITION', { lock: parties, minting: noon, proven }],
        ['EVIDENCE_MUST_BE_OF_CONDITION', { lock: { ...held, condition: purpose() }, minting: noon, proven }],
        ['SECRET_MUST_MATCH', { lock: held, minting: noon, proven: { kind: 'HASH', sha256: 'cd'.repeat(32) } }],
        ['EVIDENCE_MUST_BE_OF_CONDITION', { lock: onRelease, minting: noon, proven }],
        [
            'FACT_MUST_BE_THE_ONE_AWAITED',
            { lock: onRelease, minting: noon, proven: { kind: 'FACT', fact: other, hasHappened: false } },
        ],
        [
            'FACT_MUST_BE_THE_ONE_AWAITED',
            { lock: onRelease, minting: noon, proven: { kind: 'FACT', fact: other, hasHappened: true } },
        ],
        [
            'FACT_MUST_HAVE_HAPPENED',
            { lock: onRelease, minting: noon, proven: { kind: 'FACT', fact, hasHappened: false } },
        ],
        ['PARTIES_MUST_SUFFICE', { lock: parties, minting: noon, proven: signedBy(keys[1]!) }],
    ])('refuses: %s', (code, facts) => {
        expect(() => claimLock(facts)).toThrow(code);
    });
});

describe('payForPurpose', () => {
    const carrier = { ...payer, walletId: '9'.repeat(32), payeeClass: 'FREIGHT' };
    const order: PayForPurpose = {
        lockId: held.lockId,
        to: carrier.walletId,
        keyVersion: 1,
        validUntil: escapeAt,
        signature: '00'.repeat(64),
    };
    const facts: PurposeFacts = {
        lock: { ...held, condition: purpose() },
        minting: noon,
        holder: payee,
        isHolderFrozen: false,
        payee: carrier,
        isSigned: true,
    };

    it('pays on, whole, to a wallet of an allowed class', () => {
        const { lock, made, transfer } = payForPurpose(order, facts);
        const { keyVersion, validUntil, signature } = order;

        expect(lock.status).toBe('CLAIMED');
        // The holder's order stands with the payment, so that anybody who reads it can verify it again.
        expect(transfer.signed).toEqual({ keyVersion, validUntil, signature });
        expect(made.map(({ coin: { owner, amount } }) => [owner, amount])).toEqual([[carrier.walletId, yuan(40n)]]);
    });

    it.each<[string, Partial<PayForPurpose>, Partial<PurposeFacts>]>([
        ['LOCK_MUST_EXIST', {}, { lock: undefined }],
        ['LOCK_MUST_NOT_HAVE_ESCAPED', {}, { minting: late, lock: held }],
        ['EVIDENCE_MUST_BE_OF_CONDITION', {}, { lock: held, isHolderFrozen: true }],
        ['WALLET_MUST_NOT_BE_FROZEN', { keyVersion: 2 }, { isHolderFrozen: true, isSigned: false }],
        ['KEY_MUST_BE_CURRENT', { keyVersion: 2 }, { isSigned: false }],
        ['SIGNATURE_MUST_BE_OF_HOLDER', {}, { isSigned: false, payee: undefined }],
        ['SIGNATURE_MUST_NOT_HAVE_EXPIRED', { validUntil: '2026-03-31T11:59:59.998Z' }, { payee: undefined }],
        ['WALLET_MUST_EXIST', {}, { payee: undefined }],
        ['PAYEE_MUST_BE_OF_CLASS', {}, { payee }],
        ['PAYEE_MUST_BE_OF_CLASS', {}, { payee: { ...carrier, payeeClass: 'GROCERIES' } }],
    ])('refuses: %s', (code, broken, brokenFacts) => {
        expect(() => payForPurpose({ ...order, ...broken }, { ...facts, ...brokenFacts })).toThrow(code);
    });
});

describe('returnLock', () => {
    it.each([held, parties, onRelease, { ...held, condition: purpose() }])(
        'gives the coins back to the payer: $condition.kind',
        (lock) => {
            const returned = returnLock({ lock, minting: late });

            expect(returned.lock).toEqual({ ...lock, status: 'RETURNED', endedAt: late.createdAt });
            expect(returned.made.map(({ coin: { owner, amount }, givesBack }) => [owner, amount, givesBack])).toEqual([
                [payer.walletId, yuan(40n), held.lockedAt],
            ]);
        },
    );

    it('refuses: LOCK_MUST_HAVE_ESCAPED', () => {
        expect(() => returnLock({ lock: held, minting: noon })).toThrow('LOCK_MUST_HAVE_ESCAPED');
    });
});

function purpose(): Lock['condition'] {
    return { kind: 'PURPOSE', payeeClasses: ['FREIGHT', 'CUSTOMS_DUTY'] };
}

describe('each act on a lock, in each of its states', () => {
    const ofPurpose: Lock = { ...held, condition: purpose() };
    const carrier = { ...payer, walletId: '9'.repeat(32), payeeClass: 'FREIGHT' };
    const order = { lockId: held.lockId, to: carrier.walletId, ...held.signed, validUntil: escapeAt };
    const facts = { minting: noon, holder: payee, isHolderFrozen: false, payee: carrier, isSigned: true };
    const acts: readonly ((status: Lock['status']) => string)[] = [
        (status) => claimLock({ lock: { ...held, status }, minting: noon, proven }).lock.status,
        (status) => payForPurpose(order, { ...facts, lock: { ...ofPurpose, status } }).lock.status,
        (status) => returnLock({ lock: { ...held, status }, minting: late }).lock.status,
    ];
    const over = 'LOCK_MUST_BE_HELD';
    const table: readonly (readonly [Lock['status'], ...string[]])[] = [
        ['HELD', 'CLAIMED', 'CLAIMED', 'RETURNED'],
        ['CLAIMED', over, over, over],
        ['RETURNED', over, over, over],
    ];

    it('is in the table', () => {
        expect(table.map(([state]) => state)).toEqual(Object.keys(lockTransitions));
    });

    it.each(table)('%s: claim → %s, pay for its purpose → %s, return → %s', (status, ...outcomes) => {
        expect(acts.map((act) => outcomeOf(() => act(status)))).toEqual(outcomes);
    });
});
