import { describe, expect, it } from '@jest/globals';
import { dollars } from '../document/testing/samples.js';
import { receipt } from '../export-receipt/testing/samples.js';
import type { Presentation } from '../presentation/presentation.js';
import type { Financing, Repayment, RepaymentSource } from '../receivable/financing.js';
import {
    advanced,
    collateral,
    credit,
    first,
    kept,
    knownDeclarations,
    presented,
    second,
    sentOn,
    waiting,
} from '../receivable/testing/presentation-samples.js';
import {
    declarationNumber,
    disbursed,
    idOf,
    morning,
    requested,
    reserved,
    yuan,
} from '../receivable/testing/samples.js';
import { Recomputation } from './recomputation.js';
import { declared, left, written } from './testing/writings.js';
import type { Writings } from './writings.js';

function follow(...history: readonly Writings[]): Recomputation {
    const recomputation = new Recomputation();
    history.forEach((writings) => recomputation.take(writings));

    return recomputation;
}

/** What must lie on the declaration after this. */
function lying(...history: readonly Writings[]) {
    const { allocations = [], collected } =
        follow(declared(), ...history).history.encumbrances.get(declarationNumber) ?? {};

    return { shares: allocations.map(({ outstanding }) => outstanding), collected: collected ?? yuan(0n) };
}

const released = (financing: Financing): Writings =>
    left(financing, { done: [{ kind: 'release', id: financing.financingId }] });
const repayment = (n: number, amount: bigint, source: RepaymentSource): Repayment => ({
    repaymentId: idOf(n),
    amount: yuan(amount),
    source,
    payment: { means: 'OUTSIDE', reference: 'CIPS 2' },
    receivedAt: morning,
    isNoted: false,
});
const repaid = (source: RepaymentSource): Financing => ({
    ...disbursed,
    status: 'PARTIALLY_REPAID',
    outstanding: yuan(200n),
    repayments: [repayment(8, 100n, source)],
});
const withdrawn: Financing = { ...reserved, status: 'WITHDRAWN', outstanding: yuan(0n) };

describe('a recomputation of loans by open account', () => {
    it('collects what a buyer has paid where nobody has lent, once it is matched', () => {
        const matched = { ...receipt, status: 'MATCHED' } as const;

        expect(lying(written({}, { receipts: [receipt] }))).toEqual({ shares: [], collected: yuan(0n) });
        expect(lying(written({}, { receipts: [matched] }))).toEqual({ shares: [], collected: yuan(250n) });
    });

    it('has on the declaration what was reserved, from the decision on', () => {
        expect(lying(left(requested)).shares).toEqual([]);
        expect(lying(left(requested), left(reserved)).shares).toEqual([yuan(300n)]);
        expect(lying(left(requested), left(reserved), left(disbursed)).shares).toEqual([yuan(300n)]);
    });

    it('has nothing there of a request that was refused or taken back before', () => {
        expect(lying(left(requested), left({ ...requested, status: 'REFUSED' })).shares).toEqual([]);
        expect(lying(left(requested), left({ ...requested, status: 'WITHDRAWN' })).shares).toEqual([]);
    });

    it('lets a reservation given up lie until a registrar has settled it: what waits is no difference', () => {
        const history = [left(requested), left(reserved), left(withdrawn)];

        expect(lying(...history).shares).toEqual([yuan(300n)]);
        expect(lying(...history, released(withdrawn)).shares).toEqual([]);
    });

    it('lets a repayment count when a registrar has noted it', () => {
        const history = [left(requested), left(reserved), left(disbursed), left(repaid('OTHER_FUNDS'))];

        expect(lying(...history).shares).toEqual([yuan(300n)]);
        expect(lying(...history, released(repaid('OTHER_FUNDS')))).toEqual({
            shares: [yuan(200n)],
            collected: yuan(0n),
        });
    });

    it('moves what the buyer has paid from what is outstanding to what is collected', () => {
        const history = [left(requested), left(reserved), left(disbursed), left(repaid('EXPORT_PROCEEDS'))];

        expect(lying(...history, released(repaid('EXPORT_PROCEEDS')))).toEqual({
            shares: [yuan(200n)],
            collected: yuan(100n),
        });
    });

    it('has a loan on the declaration that was moved there from an order, paid out before', () => {
        expect(lying(left(disbursed)).shares).toEqual([yuan(300n)]);
    });

    it('takes a reservation off that a registrar has ended', () => {
        expect(lying(left(requested), left(reserved), left({ ...reserved, status: 'EXPIRED' })).shares).toEqual([]);
    });

    it('frees nothing where a registrar settled what was not to be settled', () => {
        expect(lying(left(requested), left(reserved), released(reserved)).shares).toEqual([yuan(300n)]);
    });

    it('keeps the loans of banks apart that go by one id', () => {
        const ofPearl = { bank: 'PearlBankMSP', amount: yuan(200n) };
        const both = lying(
            left(requested),
            left(reserved),
            left({ ...requested, ...ofPearl }),
            left({ ...reserved, ...ofPearl }),
        );

        expect(both.shares).toEqual([yuan(300n), yuan(200n)]);
    });

    it('looks at nothing in the registry', () => {
        const { history, registry } = follow(declared(), left(requested), {
            ...left(reserved),
            encumbrances: [{ declarationNumber, declarationVersion: 1, allocations: [], collected: yuan(9n) }],
        });

        expect(history.encumbrances.get(declarationNumber)?.collected).toEqual(yuan(0n));
        expect(registry.encumbrances.get(declarationNumber)?.collected).toEqual(yuan(9n));
    });
});

describe('a recomputation of advances on presentations', () => {
    const holder = { financingId: idOf(1), bank: 'HaizhouBankMSP' };
    const begun = [
        declared(...knownDeclarations.map(({ known }) => known!.declaration)),
        written({}, { credits: [credit], presentations: [presented] }),
        left(waiting),
        left(kept),
    ];
    const ended = (presentation: Presentation, financings: readonly Financing[] = []): readonly Writings[] => [
        written({}, { presentations: [presentation] }),
        written(
            {},
            { financings, done: [{ kind: 'presentation', id: presentation.creditId, number: presentation.number }] },
        ),
    ];
    const after = (...history: readonly Writings[]) => {
        const { history: register } = follow(...begun, ...history);
        return {
            lying: [first, second].map((number) => {
                const { allocations, collected } = register.lyingOn(number, 'USD');
                return [allocations.map(({ outstanding }) => outstanding), collected];
            }),
            holds: collateral.holds.map(({ document }) => register.holdOf(document)),
        };
    };
    const free = collateral.holds.map(({ document }) => ({ document, isPaid: false }));
    const paid: Presentation = { ...presented, status: 'PAID' };

    it('has their shares on each declaration, and their documents as theirs', () => {
        expect(after()).toEqual({
            lying: [
                [[dollars(200_000n)], dollars(0n)],
                [[dollars(100_000n)], dollars(0n)],
            ],
            holds: collateral.holds.map((hold) => ({ ...hold, holder })),
        });
    });

    it('frees all of a reservation on documents that were refused', () => {
        const refused: Presentation = { ...presented, status: 'REFUSED' };

        expect(after(...ended(refused))).toEqual({
            lying: [
                [[], dollars(0n)],
                [[], dollars(0n)],
            ],
            holds: free,
        });
    });

    it.each<[string, readonly Writings[]]>([
        ['reserved', []],
        ['advanced', [left(advanced)]],
    ])('collects all that was paid for documents on which money was %s', (_what, before) => {
        expect(after(...before, ...ended(paid))).toEqual({
            lying: [
                [[], dollars(300_000n)],
                [[], dollars(150_000n)],
            ],
            holds: free.map((hold) => ({ ...hold, isPaid: true })),
        });
    });

    it('collects it also where the bank has given up, and what it gave up still waits for a registrar', () => {
        const given: Financing = { ...kept, status: 'WITHDRAWN', outstanding: dollars(0n) };

        expect(after(left(given), ...ended(paid)).lying).toEqual([
            [[dollars(200_000n)], dollars(300_000n)],
            [[dollars(100_000n)], dollars(150_000n)],
        ]);
    });

    it('takes documents for paid on which nobody has lent, and what is paid for once ends once', () => {
        const { history } = follow(...begun.slice(0, 2), ...ended(paid), ...ended(paid));

        expect(collateral.holds.map(({ document }) => history.holdOf(document))).toEqual(
            free.map((hold) => ({ ...hold, isPaid: true })),
        );
    });

    it('goes by the end of documents that were sent on at the bank to which they were', () => {
        const both = written({}, { presentations: [{ ...presented, status: 'NEGOTIATED' }, sentOn] });

        expect(after(both, ...ended({ ...sentOn, status: 'REFUSED' })).holds).toEqual(free);
    });
});
