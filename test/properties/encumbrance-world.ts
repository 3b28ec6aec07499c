import type { Money } from '@cohong/domain/kernel/money';
import { instantOf } from '@cohong/domain/kernel/time';
import { forwardedFrom } from '@cohong/domain/presentation/forwarded';
import type { Presentation } from '@cohong/domain/presentation/presentation';
import { sharesOf, type Collateral } from '@cohong/domain/receivable/collateral';
import { decideTogether } from '@cohong/domain/receivable/decide-together';
import type { DeclaredGoods } from '@cohong/domain/receivable/declared-goods';
import type { Encumbrance } from '@cohong/domain/receivable/encumbrance';
import type { Financing } from '@cohong/domain/receivable/financing';
import { documentsOf, unheld, type HeldDocument, type Hold } from '@cohong/domain/receivable/hold';
import type { FinancingPolicy } from '@cohong/domain/receivable/policy';
import { presented } from '@cohong/domain/receivable/testing/presentation-samples';
import { declaration, releaseCode } from '@cohong/domain/receivable/testing/samples';

export { releaseCode };
export const cents = (minorUnits: bigint): Money => ({ currency: 'USD', minorUnits });
export const policy: FinancingPolicy = {
    effectiveFrom: '2026-01-01',
    capBasisPoints: 8_000,
    reservationHours: 24,
    balanceQuestionsPerDay: 3,
};
export const declarationNumbers = ['310120260000000017', '310120260000000025', '310120260000000033'] as const;

/** All that the ledger knows of three declarations: customs' records, the registry's and every bank's vault. */
export interface World {
    readonly at: number;
    readonly declarations: ReadonlyMap<string, DeclaredGoods>;
    readonly encumbrances: ReadonlyMap<string, Encumbrance>;
    readonly holds: ReadonlyMap<string, Hold>;
    readonly presentations: readonly Presentation[];
    readonly financings: readonly Financing[];
}

/** Three presentations: the first two show the same invoice, as documents do that come again. */
const presentations = [['A-1'], ['A-1', 'B-1'], ['C-1']].map((invoices, at): Presentation => ({
    ...presented,
    number: at + 1,
    amount: cents(2_000n),
    documents: invoices.flatMap((documentReference) =>
        presented.documents.flatMap((document) =>
            document.kind === 'COMMERCIAL_INVOICE' ? [{ ...document, documentReference }] : [],
        ),
    ),
}));

export const start: World = {
    at: Date.parse('2026-03-31T01:00:00Z'),
    declarations: new Map(
        declarationNumbers.map((declarationNumber) => [
            declarationNumber,
            { ...declaration, declarationNumber, totalValue: cents(1_000n) },
        ]),
    ),
    encumbrances: new Map(),
    holds: new Map(),
    presentations,
    financings: [],
};

/** Under what the registry would file a document. */
export function keyOf(document: HeldDocument): string {
    return JSON.stringify(document);
}

/** The world with the financing as an act has left it. */
export function put(world: World, changed: Financing): World {
    return {
        ...world,
        financings: world.financings.map((each) => (each.financingId === changed.financingId ? changed : each)),
    };
}

/** All on which a financing lies, as the registry reads it. */
export function collateralOf(world: World, financing: Financing): Collateral {
    return {
        encumbrances: sharesOf(financing).flatMap(
            ({ declarationNumber }) => world.encumbrances.get(declarationNumber) ?? [],
        ),
        holds: holdsOf(world, financing),
    };
}

/** The registry with what a decision or a release has made of it. */
export function putCollateral(world: World, { encumbrances, holds }: Collateral): World {
    return {
        ...world,
        encumbrances: new Map([
            ...world.encumbrances,
            ...encumbrances.map((each) => [each.declarationNumber, each] as const),
        ]),
        holds: new Map([...world.holds, ...holds.map((hold) => [keyOf(hold.document), hold] as const)]),
    };
}

/** A registrar's batch: every request that waits, each seeing what was reserved for the one before. */
export function decideAll(world: World): World {
    return world.financings
        .filter(({ status }) => status === 'REQUESTED')
        .reduce((before, financing) => {
            const presentation = before.presentations.find(({ number }) => number === financing.presentation?.number);
            const { financing: decided, collateral } = decideTogether(financing, {
                declarations: sharesOf(financing).map(({ declarationNumber }) => ({
                    known: { declaration: before.declarations.get(declarationNumber)!, releaseCode },
                    encumbrance: before.encumbrances.get(declarationNumber),
                })),
                holds: holdsOf(before, financing),
                presentation,
                forwarded: presentation && forwardedFrom(presentation, before.presentations),
                policy,
                decidedAt: instantOf(before.at),
            });

            return collateral === undefined ? put(before, decided) : putCollateral(put(before, decided), collateral);
        }, world);
}

function holdsOf(world: World, financing: Financing): readonly Hold[] {
    return documentsOf(financing).map((document) => world.holds.get(keyOf(document)) ?? unheld(document));
}
