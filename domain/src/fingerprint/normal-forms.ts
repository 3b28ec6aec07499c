import { canonicalName, canonicalReference } from '../examination/names.js';

/** Letters that are read, and typed, as figures. */
const lookAlikes: Readonly<Record<string, string>> = { O: '0', Q: '0', I: '1', L: '1', Z: '2', S: '5', B: '8' };

/** What is written behind a number to make another of it: "-A", "(2)", "COPY", "REV 1". */
const addition = /(?<=[\p{L}\p{N}].*)(?:\(\d\)|(?:[^\p{L}\p{N}]+|(?<=\d))(?:[A-Z]|COPY|DUPL?|DUPLICATE|REV ?\d?))$/u;

/** Words that say in what form a firm is run. They are left out, or written otherwise, without anybody noticing. */
const legalForms: ReadonlySet<string> = new Set(
    `AB AG AS BHD BV CO COLTD COMPANY CORP CORPORATION GMBH INC INCORPORATED JSC KG KK LIMITED LLC LLP LTD NV OY PLC PTE PTY
     SA SARL SDN SL SPA SRL`.split(/\s+/),
);
const chineseForm = /(?<=.{2})(?:股份有限公司|有限责任公司|有限公司|集团公司|公司)$/u;

/** An invoice's number as its seller would know it again: in whatever way it is written, and a letter O is a zero. */
export function canonicalInvoiceNumber(number: string): string {
    return canonicalReference(number).replaceAll('O', '0');
}

/**
 * What stays of a number when all is taken away that a hand alters: width, case and punctuation, letters that look like
 * figures, zeros before a figure, an addition behind it. Two numbers with one skeleton need not be one number.
 */
export function numberSkeleton(number: string): string {
    return settled(number, (before) => {
        const text = canonicalWidth(before).replace(addition, '');
        const figures = Array.from(text, (character) => lookAlikes[character] ?? character).join('');

        return canonicalReference(figures.replace(/(?<!\d)0+(?=\d)/g, ''));
    });
}

/** What stays of a name without blanks, punctuation and the form of the firm: "Lihua Tea Co., Ltd." is "LIHUA TEA". */
export function bareName(name: string): string {
    return settled(name, (before) => {
        const words = canonicalName(before.replaceAll('.', ''))
            .split(/[^\p{L}\p{N}]+/u)
            .filter((word) => word !== '');
        while (words.length > 1 && legalForms.has(words.at(-1) ?? '')) {
            words.pop();
        }

        return words.join('').replace(chineseForm, '');
    });
}

function canonicalWidth(text: string): string {
    return text.normalize('NFKC').toUpperCase().trim();
}

/** Takes away until nothing more can be taken, so that the normal form of a normal form is itself. */
function settled(text: string, take: (text: string) => string): string {
    const next = take(text);

    return next === text ? text : settled(next, take);
}
