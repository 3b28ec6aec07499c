import type { Money } from '../kernel/money.js';
import { daysBetween, type CalendarDate } from '../kernel/time.js';

/** Days that are alike. */
export const windowDays = 15;

/** One sixty-fourth of a doubling is 1.09 %. */
const stepsOfDoubling = 64n;

/**
 * The two cells in which an amount lies, of two grids of which one begins in the middle of the other's cells. So two amounts that
 * differ by 1 % or less always share a cell, wherever the borders are, and two that differ by 2.2 % or more never do.
 */
export function amountCells({ currency, minorUnits }: Money): readonly string[] {
    // The logarithm in whole steps: how many binary digits the amount has when it is multiplied by itself that often.
    const step = (minorUnits ** stepsOfDoubling).toString(2).length - 1;

    return cells(step).map((cell) => `${currency}${cell}`);
}

/** The same of a day: days up to a window apart always share a cell, and days two windows apart never do. */
export function dayCells(day: CalendarDate): readonly string[] {
    return cells(Math.floor(daysBetween('1970-01-01', day) / windowDays));
}

/** Neighbouring steps share a cell of one grid or of the other. */
function cells(step: number): readonly string[] {
    return [`a${Math.floor(step / 2)}`, `b${Math.floor((step + 1) / 2)}`];
}
