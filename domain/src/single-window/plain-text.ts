/** A decimal text without the zeros that say nothing: the single window pads numbers to the width of their field. */
export function plainDecimal(text: string): string {
    return text
        .replace(/^0+(?=\d)/, '')
        .replace(/(\.\d*?)0+$/, '$1')
        .replace(/\.$/, '');
}

/** A field, where the single window says something in it. */
export function unlessUnsaid<Name extends string>(
    name: Name,
    text: string | undefined,
    written: (text: string) => string = (same) => same,
): Partial<Record<Name, string>> {
    return text === undefined || text === '' ? {} : ({ [name]: written(text) } as Record<Name, string>);
}
