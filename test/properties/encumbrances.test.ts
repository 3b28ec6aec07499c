import { usanceTerms } from '@cohong/domain/letter-of-credit/testing/samples';
import { instantOf } from '@cohong/domain/kernel/time';
import { deciding, forwardedFrom } from '@cohong/domain/presentation/forwarded';
import { isOpen } from '@cohong/domain/presentation/presentation-status';
import type { Presentation } from '@cohong/domain/presentation/presentation';
import { balanceOf } from '@cohong/domain/receivable/balance';
import { sharesOf } from '@cohong/domain/receivable/collateral';
import { disburseByNegotiation } from '@cohong/domain/receivable/disburse-by-negotiation';
import { disburseFinancing } from '@cohong/domain/receivable/disburse-financing';
import { expireTogether } from '@cohong/domain/receivable/expire-reservation';
import type { Financing, RepaymentSource } from '@cohong/domain/receivable/financing';
import { documentsOf } from '@cohong/domain/receivable/hold';
import { recordRepayment } from '@cohong/domain/receivable/record-repayment';
import { requestFinancing } from '@cohong/domain/receivable/request-financing';
import { requestPresentationFinancing } from '@cohong/domain/receivable/request-presentation-financing';
import { settlePresentation } from '@cohong/domain/receivable/settle-presentation';
import { settleTogether } from '@cohong/domain/receivable/settle-release';
import { credit } from '@cohong/domain/receivable/testing/presentation-samples';
import { withdrawFinancing } from '@cohong/domain/receivable/withdraw-financing';
import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';
import {
    cents,
    collateralOf,
    decideAll,
    declarationNumbers,
    keyOf,
    policy,
    put,
    putCollateral,
    releaseCode,
    start,
    type World,
} from './encumbrance-world.js';
import { frozen } from './frozen.js';
import { run, when } from './steps.js';

const numRuns = Number(process.env.RUNS ?? 150);
const exporterUscc = usanceTerms.beneficiary.uscc!;
const banks = ['HaizhouBankMSP', 'HarbourBankMSP', 'PearlBankMSP'] as const;

/** One transaction, as `World` before and after. What the rules refuse they throw. */
type Step = (world: World) => World;

const index = fc.nat(11);
const part = fc.bigInt(1n, 700n);
const idOf = (n: number): string => n.toString(16).padStart(32, '0');
const withPresentation = (world: World, changed: Presentation): World => ({
    ...world,
    presentations: world.presentations.map((each) => (each.number === changed.number ? changed : each)),
});
const withNew = (world: World, financing: Financing): World => ({
    ...world,
    financings: [...world.financings, financing],
});

/** Does something with the n-th financing, counted round, if there is any. */
const withFinancing = (n: number, act: (financing: Financing, world: World) => World): Step => {
    return (world) => {
        const financing = world.financings[n % Math.max(world.financings.length, 1)];
        return financing === undefined ? world : act(financing, world);
    };
};

/** A loan by open account on one declaration, which may name invoices of which others know too. */
const receivable = fc
    .record({
        bank: fc.constantFrom(...banks),
        on: fc.constantFrom(...declarationNumbers),
        amount: part,
        invoices: fc.option(fc.array(fc.constantFrom('A-1', 'a 1', 'B-1', 'C-1'), { minLength: 1, maxLength: 2 }), {
            nil: undefined,
        }),
    })
    .map(({ bank, on, amount, invoices }): Step => (world) => {
        const request = {
            financingId: idOf(world.financings.length),
            declarationNumber: on,
            releaseCode,
            exporterUscc,
            amount: cents(amount),
            ...(invoices && { invoices }),
        };
        return withNew(world, requestFinancing(request, { bank, askedAt: instantOf(world.at) }));
    });

/** What of an amount rests on each of the declarations, in whatever order, or on some of them. */
const sharesOut = fc
    .tuple(
        fc.array(fc.option(part, { nil: undefined }), { minLength: 3, maxLength: 3 }),
        fc.shuffledSubarray([...declarationNumbers], { minLength: 3 }),
    )
    .map(([parts, order]) => {
        const shares = order.flatMap((declarationNumber, at) => {
            const amount = parts[at];
            return amount === undefined ? [] : [{ declarationNumber, releaseCode, amount: cents(amount) }];
        });
        return { shares, amount: cents(shares.reduce((sum, share) => sum + share.amount.minorUnits, 0n)) };
    });

/** A loan by open account on several declarations. */
const severalReceivables = fc
    .record({ bank: fc.constantFrom(...banks), on: sharesOut })
    .map(({ bank, on }): Step => (world) => {
        const request = { financingId: idOf(world.financings.length), exporterUscc, ...on };
        return withNew(world, requestFinancing(request, { bank, askedAt: instantOf(world.at) }));
    });

/** An advance on one of three presentations, on any of the declarations. */
const advance = fc
    .record({ bank: fc.constantFrom(...banks), of: fc.nat(2), on: sharesOut })
    .map(({ bank, of, on: { shares, amount } }): Step => (world) => {
        const presentation = world.presentations[of]!;
        const { creditId, number } = presentation;
        const request = { creditId, number, financingId: idOf(world.financings.length), amount, shares };
        const forwarded = forwardedFrom(presentation, world.presentations);
        const asking = { credit, presentation, forwarded, bank, askedAt: instantOf(world.at) };
        return withNew(world, requestPresentationFinancing(request, asking));
    });

const withdraw = index.map((n) => withFinancing(n, (each, world) => put(world, withdrawFinancing(each).financing)));

const disburse = index.map((n) =>
    withFinancing(n, (financing, world) => {
        const { financingId, presentation: of } = financing;
        const presentation = world.presentations.find(({ number }) => number === of?.number);
        const means = { kind: 'OUTSIDE', reference: 'CIPS' } as const;
        const forwarded = presentation && forwardedFrom(presentation, world.presentations);
        const facts = { financing, presentation, forwarded, transactionId: 'tx', paidAt: instantOf(world.at) };
        return put(world, disburseFinancing({ financingId, means }, facts));
    }),
);

/** Its bank buys documents with what is reserved on them; how they are paid the presentation says. */
const negotiate = index.map((n) =>
    withFinancing(n, (financing, world) => {
        const presentation = world.presentations.find(({ number }) => number === financing.presentation?.number);
        if (presentation?.status !== 'LODGED') {
            return world;
        }
        const documents = { presentation, forwarded: forwardedFrom(presentation, world.presentations) };
        const advancing = { ...documents, advance: financing.amount, at: instantOf(world.at) };
        const bought = put(world, disburseByNegotiation(financing, advancing));
        return withPresentation(bought, { ...presentation, status: 'NEGOTIATED' });
    }),
);

const repay = fc
    .record({
        n: index,
        amount: part,
        source: fc.constantFrom<RepaymentSource>('EXPORT_PROCEEDS', 'OTHER_FUNDS'),
        repaymentId: fc.nat(40).map(idOf),
    })
    .map(({ n, amount, source, repaymentId }) =>
        withFinancing(n, (financing, world) => {
            const means = { kind: 'OUTSIDE', reference: 'CIPS' } as const;
            const { financingId } = financing;
            const repayment = { financingId, repaymentId, amount: cents(amount), source, means };
            const facts = { financing, transactionId: 'tx', receivedAt: instantOf(world.at) };
            return put(world, recordRepayment(repayment, facts));
        }),
    );

const settle = index.map((n) =>
    withFinancing(n, (financing, world) => {
        const settled = settleTogether(financing, collateralOf(world, financing));
        return putCollateral(put(world, settled.financing), settled.collateral);
    }),
);

const expire = index.map((n) =>
    withFinancing(n, (financing, world) => {
        const expired = expireTogether(financing, {
            collateral: collateralOf(world, financing),
            at: instantOf(world.at),
        });
        return putCollateral(put(world, expired.financing), expired.collateral);
    }),
);

/** Documents are refused, come again, or are paid; a registrar sees to it at once or later. */
const end = fc
    .record({ of: fc.nat(5), status: fc.constantFrom<Presentation['status']>('REFUSED', 'PAID', 'LODGED') })
    .map(({ of, status }): Step => (world) => ({
        ...world,
        presentations: world.presentations.map((each, at) =>
            at === of && each.status !== 'PAID' ? { ...each, status } : each,
        ),
    }));

/** Documents are sent on to the issuing bank, which pays or refuses them. */
const sendOn = fc.nat(2).map((of): Step => (world) => {
    const first = world.presentations[of]!;
    if (!isOpen(first.status) || forwardedFrom(first, world.presentations) !== undefined) {
        return world;
    }
    const sentOn: Presentation = {
        ...first,
        number: world.presentations.length + 1,
        firstPresentedAs: { number: first.number, receivedAt: first.receivedAt },
        status: 'LODGED',
    };
    return { ...world, presentations: [...world.presentations, sentOn] };
});

const settleEnd = fc.nat(2).map((of): Step => (world) => {
    const first = world.presentations[of]!;
    const presentation = deciding(first, { forwarded: forwardedFrom(first, world.presentations) });
    const { creditId, number } = first;
    const hold = world.holds.get(keyOf({ kind: 'PRESENTATION', creditId, number }));
    const financing = world.financings.find(({ financingId }) => financingId === hold?.holder?.financingId);
    if (financing === undefined || hold?.isPaid === true) {
        return world;
    }
    const collateral = collateralOf(world, financing);
    const settled = settlePresentation(financing, { presentation, collateral, repaymentId: 'ff'.repeat(16) });
    return putCollateral(put(world, settled.financing), settled.collateral);
});

const wait = fc.nat(30).map((hours): Step => (world) => ({ ...world, at: world.at + hours * 3_600_000 }));

const history = fc.array(
    fc.oneof(
        { arbitrary: receivable, weight: 2 },
        severalReceivables,
        { arbitrary: advance, weight: 4 },
        { arbitrary: fc.constant<Step>(decideAll), weight: 4 },
        withdraw,
        { arbitrary: disburse, weight: 3 },
        { arbitrary: repay, weight: 3 },
        { arbitrary: settle, weight: 3 },
        expire,
        end,
        sendOn,
        negotiate,
        { arbitrary: settleEnd, weight: 2 },
        wait,
    ),
    { minLength: 10, maxLength: 50 },
);

/** What a financing must hold of its declarations, worked out anew from its bank's vault. */
function heldBy({ status, amount, outstanding, repayments }: Financing, isThere: boolean): bigint {
    if (status === 'WITHDRAWN') {
        // What was given up counts until a registrar has taken it off.
        return isThere ? amount.minorUnits : 0n;
    }
    const unnoted = repayments.filter(({ isNoted }) => !isNoted);

    return unnoted.reduce((total, each) => total + each.amount.minorUnits, outstanding.minorUnits);
}

/** What is wrong with a financing: it must hold all that it rests on, or nothing, and as much as its bank says. */
function faultsOf(financing: Financing, world: World): readonly string[] {
    const { financingId, bank, presentation } = financing;
    const shares = sharesOf(financing).map(({ declarationNumber }) => declarationNumber);
    const own = [...world.encumbrances.values()].flatMap(({ declarationNumber, allocations }) =>
        allocations.filter((each) => each.financingId === financingId).map((each) => ({ declarationNumber, ...each })),
    );
    const held = own.reduce((total, { outstanding }) => total + outstanding.minorUnits, 0n);
    const documents = [...world.holds.values()].filter(({ holder }) => holder?.financingId === financingId);
    const isThere = own.length > 0;

    return [
        ...when(held !== heldBy(financing, isThere), 'holds another amount than its bank says'),
        ...when(isThere && !shares.every((on) => own.some((each) => each.declarationNumber === on)), 'rests on a part'),
        ...when(own.length > shares.length, 'rests on what it does not name'),
        ...when(documents.length !== (isThere ? documentsOf(financing).length : 0), 'holds some of its documents'),
        ...when(
            own.some((each) => each.bank !== bank || each.presentation?.number !== presentation?.number),
            'is held in another name',
        ),
    ];
}

/** By the vaults alone: no two banks have lent, or may lend, on one invoice or on one presentation. */
function faultsOfDocuments({ financings }: World): readonly string[] {
    const live = financings.filter(({ status }) => ['RESERVED', 'DISBURSED', 'PARTIALLY_REPAID'].includes(status));
    const documents = live.flatMap((financing) => documentsOf(financing).map(keyOf));

    return when(new Set(documents).size !== documents.length, 'a document is financed twice');
}

/** Nothing is advanced on documents that somebody has paid already: not as first presented, nor as sent on. */
function faultsOfAdvances(before: World, after: World): readonly string[] {
    return after.financings.flatMap(({ status, presentation: of }, at) => {
        const isAdvanced = status === 'DISBURSED' && before.financings[at]?.status === 'RESERVED';
        const isPaid = before.presentations.some(
            (each) => each.status === 'PAID' && of?.number === (each.firstPresentedAs?.number ?? each.number),
        );
        return when(isAdvanced && isPaid, 'money is advanced on what is paid');
    });
}

/** No reservation is ever made that a declaration does not bear, nor on what the buyer has paid. */
function faultsOfDecisions(before: World, after: World): readonly string[] {
    const reserved = after.financings.filter(
        ({ status }, at) => status === 'RESERVED' && before.financings[at]?.status === 'REQUESTED',
    );

    return reserved.flatMap((financing) => [
        ...sharesOf(financing).flatMap(({ declarationNumber }) => {
            const declaration = after.declarations.get(declarationNumber)!;
            const { isCovered } = balanceOf(declaration, after.encumbrances.get(declarationNumber)!, policy);
            return when(!isCovered, 'a declaration bears more than it can');
        }),
        ...documentsOf(financing).flatMap((document) =>
            when(before.holds.get(keyOf(document))?.isPaid === true, 'what is paid is financed'),
        ),
    ]);
}

describe(`advances on presentations and receivables of several banks, in any order (RUNS=${numRuns} SEED=${seed})`, () => {
    it('never take more than a declaration bears, nor an invoice twice', () => {
        fc.assert(
            fc.property(history, (steps) => {
                steps.reduce((before, step) => {
                    const after = run(step, before);
                    const faults = [
                        ...after.financings.flatMap((financing) => faultsOf(financing, after)),
                        ...faultsOfDocuments(after),
                        ...faultsOfDecisions(before, after),
                        ...faultsOfAdvances(before, after),
                    ];
                    if (faults.length > 0) {
                        throw new Error(faults.join(', '));
                    }

                    return after;
                }, frozen(start));
            }),
            { numRuns, seed },
        );
    });
});
