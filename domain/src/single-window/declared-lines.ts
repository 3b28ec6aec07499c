import type { DeclareExportWire } from '../declaration/api.js';
import { decimalText, hundredThousandths } from '../kernel/decimal.js';
import { plainDecimal, unlessUnsaid } from './plain-text.js';
import type { ReadCode } from './read-codes.js';
import type { DecList } from './single-window-declaration.js';

type Line = DeclareExportWire['lines'][number];

/** The goods, line by line. */
export function linesOf(lists: readonly DecList[], read: ReadCode): Line[] {
    return lists.map((list, index) => lineOf(list, { read, path: `DecLists.${index}` }));
}

function lineOf(list: DecList, { read, path }: { readonly read: ReadCode; readonly path: string }): Line {
    const quantity = (amount: string, unit: 'GUnit' | 'FirstUnit' | 'SecondUnit') => ({
        value: plainDecimal(amount),
        unit: read('units', { code: list[unit] ?? '', path: `${path}.${unit}` }),
    });
    const country = (field: 'OriginCountry' | 'DestinationCountry') =>
        read('countries', { code: list[field], path: `${path}.${field}` });
    const currency = read('currencies', { code: list.TradeCurr, path: `${path}.TradeCurr` });
    const second = plainDecimal(list.SecondQty ?? '');

    return {
        lineNumber: Number(list.GNo),
        hsCode: list.CodeTS,
        ...unlessUnsaid('ciqCode', list.CiqCode),
        goodsName: list.GName,
        model: list.GModel,
        quantity: quantity(list.GQty, 'GUnit'),
        statutoryQuantity1: quantity(list.FirstQty, 'FirstUnit'),
        // Goods that have no second statutory unit have a zero there.
        ...(second !== '' && second !== '0' && { statutoryQuantity2: quantity(second, 'SecondUnit') }),
        unitPrice: { amount: plainDecimal(list.DeclPrice), currency },
        totalAmount: { amount: plainDecimal(list.DeclTotal), currency },
        originCountry: country('OriginCountry'),
        destinationCountry: country('DestinationCountry'),
        sourceRegion: list.DistrictCode,
    };
}

/** The head of the single window has no total: it is that of the lines, in the currency of the first. */
export function totalOf(lines: readonly Line[]): Line['totalAmount'] {
    const units = lines.reduce((total, { totalAmount }) => total + hundredThousandths(totalAmount.amount), 0n);

    return { amount: decimalText(units), currency: lines[0]?.totalAmount.currency ?? '' };
}
