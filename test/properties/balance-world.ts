import { matchExportReceipt } from '@cohong/domain/export-receipt/match-export-receipt';
import type { ExportReceipt } from '@cohong/domain/export-receipt/export-receipt';
import type { ExchangeRate } from '@cohong/domain/exchange-rate/exchange-rate';
import { dividedBy, fractionOf, times, whole, type Fraction } from '@cohong/domain/kernel/fraction';
import type { Money } from '@cohong/domain/kernel/money';
import { instantOf } from '@cohong/domain/kernel/time';
import { alertLender } from '@cohong/domain/receivable/alert-lenders';
import { sharesOf, type Collateral } from '@cohong/domain/receivable/collateral';
import { decideTogether } from '@cohong/domain/receivable/decide-together';
import type { DeclaredGoods } from '@cohong/domain/receivable/declared-goods';
import type { Encumbrance } from '@cohong/domain/receivable/encumbrance';
import type { Financing } from '@cohong/domain/receivable/financing';
import type { FinancingPolicy } from '@cohong/domain/receivable/policy';
import { declaration, releaseCode } from '@cohong/domain/receivable/testing/samples';

export { releaseCode };
export const begin = Date.parse('2026-03-31T01:00:00Z');
export const hour = 3_600_000;
export const declarationNumbers = ['310120260000000017', '310120260000000025'] as const;
export const money = (currency: string, minorUnits: bigint): Money => ({ currency, minorUnits });

/** Under CIF the buyer pays them with the goods. */
const charges = {
    incotermCode: 'CIF',
    freight: { markCode: 'TOTAL', amount: money('CNY', 900n) },
    insurance: { markCode: 'RATE', percent: '0.35' },
} as const;

/** A cent is worth so many fen, exactly or not, until some hours later. */
export const rates: readonly ExchangeRate[] = ['6.9812', '7', '0.3'].map((rate, n) => ({
    rateId: `RATE.${n}`,
    from: 'USD',
    to: 'CNY',
    rate,
    day: '2026-03-31',
    validUntil: instantOf(begin + (n + 1) * 30 * hour),
}));

/** All that the ledger knows of two declarations: customs' records, SAFE's policy, the registry's and every bank's vault. */
export interface World {
    readonly at: number;
    readonly policy: FinancingPolicy;
    readonly declarations: ReadonlyMap<string, DeclaredGoods>;
    readonly encumbrances: ReadonlyMap<string, Encumbrance>;
    readonly financings: readonly Financing[];
    /** Those that were collected. */
    readonly receipts: readonly ExportReceipt[];
}

export const start: World = {
    at: begin,
    policy: { effectiveFrom: '2026-01-01', capBasisPoints: 8_000, reservationHours: 24, balanceQuestionsPerDay: 3 },
    declarations: new Map(
        declarationNumbers.map((declarationNumber) => [
            declarationNumber,
            { ...declaration, ...charges, declarationNumber, totalValue: money('CNY', 10_000n) },
        ]),
    ),
    encumbrances: new Map(),
    financings: [],
    receipts: [],
};

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
        holds: [],
    };
}

/** The registry with what a decision or a release has made of it. */
export function putCollateral(world: World, { encumbrances }: Collateral): World {
    return {
        ...world,
        encumbrances: new Map([
            ...world.encumbrances,
            ...encumbrances.map((each) => [each.declarationNumber, each] as const),
        ]),
    };
}

/** A registrar's batch: every request that waits, each seeing what was reserved for the one before. */
export function decideAll(world: World): World {
    return world.financings
        .filter(({ status }) => status === 'REQUESTED')
        .reduce((before, financing) => {
            const { financing: decided, collateral } = decideTogether(financing, {
                declarations: sharesOf(financing).map(({ declarationNumber }) => ({
                    known: { declaration: before.declarations.get(declarationNumber)!, releaseCode },
                    encumbrance: before.encumbrances.get(declarationNumber),
                })),
                holds: [],
                policy: before.policy,
                decidedAt: instantOf(before.at),
            });

            return collateral === undefined ? put(before, decided) : putCollateral(put(before, decided), collateral);
        }, world);
}

/** A registrar collects what has come in, or refuses it. */
export function matchReceipt(world: World, recorded: ExportReceipt): World {
    const { receipt, encumbrances = [] } = matchExportReceipt(recorded, {
        declarations: recorded.shares.map(({ declarationNumber }) => ({
            known: { declaration: world.declarations.get(declarationNumber)!, releaseCode },
            encumbrance: world.encumbrances.get(declarationNumber),
        })),
        counted: world.receipts.find(
            ({ bank, reference }) => bank === recorded.bank && reference === recorded.reference,
        ),
        matchedAt: instantOf(world.at),
    });

    return receipt.status === 'MATCHED'
        ? { ...putCollateral(world, { encumbrances, holds: [] }), receipts: [...world.receipts, receipt] }
        : world;
}

/** Customs changes what it declared, and a registrar alerts whoever holds a part of it. */
export function amend(world: World, changed: DeclaredGoods): World {
    const { declarationNumber } = changed;
    const amended = { ...world, declarations: new Map([...world.declarations, [declarationNumber, changed]]) };
    const encumbrance = world.encumbrances.get(declarationNumber);
    const lenders = new Set(encumbrance?.allocations.map(({ financingId }) => financingId));

    return {
        ...amended,
        financings: world.financings.map((each) =>
            encumbrance !== undefined && lenders.has(each.financingId)
                ? alertLender(each, {
                      declaration: changed,
                      encumbrance,
                      policy: world.policy,
                      raisedAt: instantOf(world.at),
                  })
                : each,
        ),
    };
}

/** What an amount of a loan is worth in fen, exactly: with the rules' own rounding a fault of theirs would not show. */
export function worthInFen({ currency, minorUnits }: Money, { exchangeRate }: Financing): Fraction {
    if (currency === 'CNY') {
        return whole(minorUnits);
    }
    const perUnit = fractionOf(exchangeRate!.rate);

    // Yuan and dollars have as many decimals.
    return currency === exchangeRate!.from ? times(whole(minorUnits), perUnit) : dividedBy(whole(minorUnits), perUnit);
}
