/** The most decimals that a quantity or a unit price has (`decimalSchema` of its schema lets in no more). */
const decimals = 5;
const base = 10n ** BigInt(decimals);

/** A decimal text as a whole number of hundred-thousandths: quantities and prices are compared and multiplied exactly. */
export function hundredThousandths(text: string): bigint {
    const [whole = '', fraction = ''] = text.split('.');
    if (!/^\d+$/.test(whole) || !/^\d{0,5}$/.test(fraction)) {
        throw new RangeError('the text is no decimal of this many places');
    }

    return BigInt(whole) * base + BigInt(fraction.padEnd(decimals, '0'));
}

/** The decimal text of a whole number of hundred-thousandths, without zeros that say nothing. */
export function decimalText(units: bigint): string {
    const fraction = (units % base).toString().padStart(decimals, '0').replace(/0+$/, '');
    const whole = (units / base).toString();

    return fraction === '' ? whole : `${whole}.${fraction}`;
}
