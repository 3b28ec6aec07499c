import { hundredThousandths } from '../kernel/decimal.js';
import { isMoney, moneyToWire } from '../kernel/money.js';

/** What stands at a path of a document, as "lines.0.description"; undefined where nothing does. */
export function fieldOf(document: object, path: string): unknown {
    return path
        .split('.')
        .reduce<unknown>(
            (at, name) =>
                typeof at === 'object' && at !== null && Object.hasOwn(at, name)
                    ? (at as Readonly<Record<string, unknown>>)[name]
                    : undefined,
            document,
        );
}

/** A value of a document as a text. Of a whole part of it the names of its fields are enough. */
export function shownValue(value: unknown): string {
    if (typeof value === 'string') {
        return value;
    }
    if (typeof value === 'number' || typeof value === 'boolean') {
        return String(value);
    }
    if (typeof value === 'object' && value !== null) {
        if (isMoney(value)) {
            return moneyToWire(value).amount;
        }
        return Array.isArray(value) ? value.map(shownValue).join(', ') : Object.keys(value).join(', ');
    }

    return '';
}

/** Whether a text is a number that `compareDecimalTexts` takes. */
export function isDecimalText(text: string): boolean {
    return /^\d{1,15}(?:\.\d{1,5})?$/.test(text);
}

/** Below zero when the left is less, above when it is more. */
export function compareDecimalTexts(left: string, right: string): number {
    const [one, other] = [hundredThousandths(left), hundredThousandths(right)];
    if (one === other) {
        return 0;
    }

    return one < other ? -1 : 1;
}
