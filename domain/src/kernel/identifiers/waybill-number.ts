import { identifierSchema } from './identifier.js';

const pattern = /^\d{8}$/;

/** Says what is wrong with an air waybill's number without its airline prefix: a serial, and its remainder by 7. */
export function checkWaybillNumber(text: string): string | undefined {
    if (!pattern.test(text)) {
        return 'must be 8 digits';
    }
    if (String(Number(text.slice(0, 7)) % 7) !== text[7]) {
        return 'must end in its check digit (IATA resolution 600a)';
    }

    return undefined;
}

/** An air waybill of an airline, as "12345675"; the airline's three digits stand apart. */
export const waybillNumberSchema = identifierSchema(checkWaybillNumber, {
    pattern: pattern.source,
    description: 'Air waybill number (IATA), 8 digits after the airline prefix',
});
