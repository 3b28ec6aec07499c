import { declarationNumberParts } from '../kernel/identifiers/declaration-number.js';
import { zero, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { chinaDate, type Instant } from '../kernel/time.js';
import { convertedUp, exchangeRateNamed } from '../exchange-rate/convert.js';
import type { ExchangeRate, ExchangeRateBook } from '../exchange-rate/exchange-rate.js';
import type { AskBalance, RequestFinancing } from './api.js';
import type { BalanceQuestion } from './balance-question.js';
import { sharesOf } from './collateral.js';
import { mustBeDueLater } from './due-date.js';
import type { Financing, Share } from './financing.js';
import { inOrder, mustAddUp, mustCover } from './shares.js';

const refusal = refusals({
    FINANCING_MUST_NAME_ITS_DECLARATIONS_ONCE: 'invalid',
    DECLARATION_MUST_BE_EXPORT: 'invalid',
    DECLARATION_YEAR_MUST_NOT_BE_FUTURE: 'invalid',
    AMOUNT_MUST_BE_POSITIVE: 'invalid',
});

/** Which bank asks, and when. */
export interface Asking {
    readonly bank: string;
    readonly askedAt: Instant;
}

export interface FinancingAsking extends Asking {
    /** Those that SAFE has published. */
    readonly exchangeRates?: ExchangeRateBook | undefined;
}

/** What a bank says of what it asks for. */
type Requested = Omit<Financing, 'bank' | 'requestedAt' | 'status' | 'outstanding' | 'repayments' | 'alerts'>;

/**
 * Takes a bank's request to lend against an export declaration, or against several of which it gets all or none.
 * A slip that shows on the paper is refused here and now; the rest only a registrar can judge.
 */
export function requestFinancing(request: RequestFinancing, asking: FinancingAsking): Financing {
    const { exchangeRateId, ...requested } = request;
    const resting = restingOn(request, asking);
    if (request.shares === undefined && exchangeRateId === undefined) {
        return asRequested(requested, asking);
    }
    const { declarationNumber, releaseCode, ...ofSeveral } = requested;

    return asRequested({ ...ofSeveral, ...resting }, asking);
}

/** How a bank says on which declarations an amount rests. */
type Named = Pick<RequestFinancing, 'declarationNumber' | 'releaseCode' | 'shares' | 'exchangeRateId' | 'amount'>;

/**
 * What of an amount rests on which declaration: on one all of it, on several the shares that the bank names. In another
 * currency it is what the amount is worth at a rate that SAFE has published.
 */
export function restingOn(
    { exchangeRateId, amount, ...named }: Named,
    { askedAt, exchangeRates }: Omit<FinancingAsking, 'bank'>,
): { readonly shares: Share[]; readonly exchangeRate?: ExchangeRate } {
    mustNameDeclarationsOnce(named);
    const resting = sharesOf({ ...named, amount });
    mustBeExports(resting, askedAt);
    if (exchangeRateId === undefined) {
        mustAddUp(resting, amount);
        return { shares: inOrder(resting) };
    }
    const exchangeRate = exchangeRateNamed(exchangeRateId, { book: exchangeRates, at: askedAt });
    const required = convertedUp(amount, exchangeRate);
    const converted = sharesOf({ ...named, amount: required });
    mustCover(converted, required);

    return { shares: inOrder(converted), exchangeRate };
}

/** One declaration with its code bears the whole amount; or each of several a share, which has its own. */
function mustNameDeclarationsOnce({ declarationNumber, releaseCode, shares }: Omit<Named, 'amount'>): void {
    const isOnOne = declarationNumber !== undefined && releaseCode !== undefined;
    const isOnNone = declarationNumber === undefined && releaseCode === undefined;
    if (shares === undefined ? !isOnOne : !isOnNone) {
        throw refusal('FINANCING_MUST_NAME_ITS_DECLARATIONS_ONCE');
    }
}

/** A request as it waits for a registrar, on whatever it rests. */
export function asRequested(request: Requested, { bank, askedAt }: Asking): Financing {
    mustBePositive(request.amount);
    mustBeDueLater(request.dueOn, askedAt);

    return {
        ...request,
        bank,
        requestedAt: askedAt,
        status: 'REQUESTED',
        outstanding: zero(request.amount.currency),
        repayments: [],
        alerts: [],
    };
}

/** Takes a bank's question how much of a declaration is left, under the same checks of the paper. */
export function askBalance(question: AskBalance, { bank, askedAt }: Asking): BalanceQuestion {
    mustBeExport(question.declarationNumber, askedAt);

    return { ...question, bank, askedAt, status: 'ASKED' };
}

/** Refuses to reserve nothing. */
export function mustBePositive({ minorUnits }: Money): void {
    if (minorUnits === 0n) {
        throw refusal('AMOUNT_MUST_BE_POSITIVE');
    }
}

/** The same of each share that rests on a declaration, and a share of nothing. */
export function mustBeExports(shares: readonly Share[], askedAt: Instant): void {
    for (const { declarationNumber, amount } of shares) {
        mustBeExport(declarationNumber, askedAt);
        mustBePositive(amount);
    }
}

/** Refuses a number that no export of a year so far can have. */
export function mustBeExport(declarationNumber: string, askedAt: Instant): void {
    const { isExport, year } = declarationNumberParts(declarationNumber);
    if (!isExport) {
        throw refusal('DECLARATION_MUST_BE_EXPORT');
    }
    if (year > Number(chinaDate(askedAt).slice(0, 4))) {
        throw refusal('DECLARATION_YEAR_MUST_NOT_BE_FUTURE');
    }
}
