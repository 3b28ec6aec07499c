import type { CalendarDate } from './time.js';

/** A currency of ISO 4217 and the days between which it could be used; without a day, always or still. */
export interface Currency {
    readonly code: string;
    /** How many decimals its smallest unit has: 2 for CNY (fen), 0 for JPY, 3 for BHD (fils). */
    readonly exponent: number;
    /** The first day of use. */
    readonly from?: CalendarDate;
    /** The first day on which it is no longer used. */
    readonly until?: CalendarDate;
}

/**
 * The codes of ISO 4217 list one, by number of decimals, and those that left it since 2023.
 *
 * Left out are the codes that have no smallest unit (gold and other metals, XDR, XSU, XUA, XTS, XXX): nobody pays
 * with them. CNH is a market's name for renminbi held offshore, not a code of ISO 4217: it is CNY.
 */
const codesByExponent: readonly (readonly [exponent: number, codes: string])[] = [
    [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
    [
        2,
        `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE
         CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL
         HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU
         MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG
         SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES
         WST XAD XCD XCG YER ZAR ZMW ZWG ZWL`,
    ],
    [3, 'BHD IQD JOD KWD LYD OMR TND'],
    [4, 'CLF UYW'],
];

/** The changes since 2022. A declaration in a currency that was gone on its date is refused, an older one is not. */
const changes: Readonly<Record<string, Pick<Currency, 'from' | 'until'>>> = {
    SLE: { from: '2022-04-01' },
    HRK: { until: '2023-01-01' },
    SLL: { until: '2024-04-01' },
    ZWG: { from: '2024-06-25' },
    ZWL: { until: '2024-09-01' },
    XCG: { from: '2025-03-31' },
    ANG: { until: '2025-07-01' },
    XAD: { from: '2025-05-12' },
    BGN: { until: '2026-01-01' },
};

/** The dated table of currencies by code. A code that is not here is unknown, whatever a partner calls it. */
export const currencies: ReadonlyMap<string, Currency> = new Map(
    codesByExponent.flatMap(([exponent, codes]) =>
        codes.split(/\s+/).map((code): [string, Currency] => [code, { code, exponent, ...changes[code] }]),
    ),
);

/** Whether the currency could be used on that day. A code that never was one could not. */
export function isCurrencyInForce(code: string, day: CalendarDate): boolean {
    const currency = currencies.get(code);
    if (currency === undefined) {
        return false;
    }
    const hasBegun = currency.from === undefined || currency.from <= day;

    return hasBegun && (currency.until === undefined || day < currency.until);
}
