import { isCurrencyInForce } from '../kernel/currencies.js';
import { moneyToWire, sum, compare, type Money } from '../kernel/money.js';
import type { CalendarDate } from '../kernel/time.js';
import { faultsOf, when, type Fault } from './fault.js';
import type { CreditTerms } from './terms.js';

const fault = faultsOf({
    AMOUNT_MUST_BE_MORE_THAN_NOTHING: { rule: 'MT700 32B', problem: 'must be more than nothing' },
    AMOUNT_MUST_FIT_FIFTEEN_CHARACTERS: {
        rule: 'MT700 32B',
        problem: 'must have at most 15 characters with its comma',
    },
    CURRENCY_MUST_BE_IN_FORCE: { rule: 'ISO 4217', problem: 'must be in use on the date of issue' },
    CURRENCY_MUST_BE_OF_THE_CREDIT: { rule: 'UCP 600 art. 18a', problem: 'must be in the currency of the credit' },
    INSTALMENTS_MUST_NOT_PASS_THE_AMOUNT: {
        rule: 'UCP 600 art. 32',
        problem: 'must not come to more than the amount of the credit',
    },
});

/** What is wrong with amounts and their currencies. Decimals are checked where an amount is read. */
export function amountFaults(terms: CreditTerms, issueDate: CalendarDate): readonly Fault[] {
    const { amount } = terms;
    const instalments = (terms.shipment.instalments ?? []).flatMap((each) => each.amount ?? []);
    const areInstalmentsOfCredit = instalments.every(({ currency }) => currency === amount.currency);

    return [
        ...when(amount.minorUnits === 0n, fault('AMOUNT_MUST_BE_MORE_THAN_NOTHING', 'amount.amount')),
        ...when(lengthInMessage(amount) > 15, fault('AMOUNT_MUST_FIT_FIFTEEN_CHARACTERS', 'amount.amount')),
        ...when(!isCurrencyInForce(amount.currency, issueDate), fault('CURRENCY_MUST_BE_IN_FORCE', 'amount.currency')),
        ...currenciesIn(terms).flatMap(([path, currency]) =>
            when(currency !== amount.currency, fault('CURRENCY_MUST_BE_OF_THE_CREDIT', `${path}.currency`)),
        ),
        ...when(
            areInstalmentsOfCredit && compare(sum(amount.currency, instalments), amount) > 0,
            fault('INSTALMENTS_MUST_NOT_PASS_THE_AMOUNT', 'shipment.instalments'),
        ),
    ];
}

/** Decimals have a comma in front even where there are none: "100000,". */
function lengthInMessage(amount: Money): number {
    const text = moneyToWire(amount).amount;

    return text.includes('.') ? text.length : text.length + 1;
}

function currenciesIn({
    additionalAmounts = [],
    shipment,
    goods,
}: CreditTerms): readonly (readonly [string, string])[] {
    return [
        ...additionalAmounts.map(
            (each, index) => [`additionalAmounts.${index}.amount`, each.amount?.currency] as const,
        ),
        ...(shipment.instalments ?? []).map(
            (each, index) => [`shipment.instalments.${index}.amount`, each.amount?.currency] as const,
        ),
        ...goods.lines.map((line, index) => [`goods.lines.${index}.unitPrice`, line.unitPrice?.currency] as const),
    ].flatMap(([path, currency]) => (currency === undefined ? [] : [[path, currency] as const]));
}
