import { dateSchema, type CalendarDate } from '../time.js';
import { identifierSchema, typedNumberSchema } from './identifier.js';

const pattern = /^(\d{12})(\d{2})(\d{2})(\d{2})(\d{4})$/;
const institutionPattern = /^\d{12}$/;
const transactionPattern = /^\d{6}$/;

/** How many payments an institution can number on one day. */
export const serialsOfDay = 9_999;

/** What the number of a declaration for the balance of payments says of it. */
export interface BopNumberParts {
    readonly institutionCode: string;
    /** The day on which the money came in or went out. */
    readonly day: CalendarDate;
    readonly serial: number;
}

/** Says what is wrong with a declaration number of the balance of payments (国际收支申报号). It has no check digit. */
export function checkBopNumber(text: string): string | undefined {
    const parts = pattern.exec(text);
    const isRight = parts !== null && dateSchema.safeParse(dayOf(parts)).success && parts[5] !== '0000';

    return isRight
        ? undefined
        : 'must be 22 digits: 12 of the financial institution, the day as YYMMDD, 4 of the serial';
}

/** The number under which a bank declares a payment from or to abroad. */
export const bopNumberSchema = identifierSchema(
    checkBopNumber,
    {
        pattern: pattern.source,
        description:
            'Declaration number of the balance of payments, 22 digits; full-width digits, spaces and hyphens are understood',
    },
    typedNumberSchema,
);

/** Says what is wrong with the code that SAFE has given an office of a bank (金融机构代码). */
export function checkInstitutionCode(text: string): string | undefined {
    return institutionPattern.test(text) ? undefined : 'must be the 12 digits of a financial institution';
}

/** The financial institution in declarations of the balance of payments. */
export const institutionCodeSchema = identifierSchema(
    checkInstitutionCode,
    {
        pattern: institutionPattern.source,
        description: 'Financial institution, 12 digits; full-width digits, spaces and hyphens are understood',
    },
    typedNumberSchema,
);

/** Says what is wrong with the code of what a payment is for (交易编码). Which codes there are, SAFE says. */
export function checkTransactionCode(text: string): string | undefined {
    return transactionPattern.test(text) ? undefined : 'must be the 6 digits of a transaction code';
}

/** What a payment is for in the balance of payments, as 121010 for general trade. */
export const transactionCodeSchema = identifierSchema(checkTransactionCode, {
    pattern: transactionPattern.source,
    description: 'Transaction code of the balance of payments, 6 digits',
});

/** Takes a checked number apart. */
export function bopNumberParts(bopNumber: string): BopNumberParts {
    const parts = pattern.exec(bopNumber);
    const [, institutionCode, , , , serial] = parts ?? [];
    if (parts === null || institutionCode === undefined) {
        throw new RangeError('the text is no declaration number of the balance of payments');
    }

    return { institutionCode, day: dayOf(parts), serial: Number(serial) };
}

/** Puts a number together. */
export function bopNumberOf({ institutionCode, day, serial }: BopNumberParts): string {
    return `${institutionCode}${day.slice(2).replaceAll('-', '')}${String(serial).padStart(4, '0')}`;
}

/** Declarations are younger than the century. */
function dayOf([, , year = '', month = '', day = '']: readonly string[]): CalendarDate {
    return `20${year}-${month}-${day}`;
}
