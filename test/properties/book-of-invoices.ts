import type { DescribedInvoice } from '@cohong/domain/fingerprint/described-document';
import { addDays } from '@cohong/domain/kernel/time';

/** Sellers abroad, so that none needs a code: they are told by country and name. */
export const sellers: readonly DescribedInvoice['seller'][] = Array.from({ length: 2_000 }, (_, n) => ({
    partyName: `${wordOf(n)} ${wordOf(n * 7 + 3)} Trading Co Ltd`,
    countryCode: ['HK', 'SG', 'VN', 'DE'][n % 4]!,
}));
const buyers: readonly DescribedInvoice['buyer'][] = Array.from({ length: 500 }, (_, n) => ({
    partyName: `${wordOf(n * 13 + 5)} Imports ${wordOf(n)} GmbH`,
    countryCode: ['DE', 'NL', 'US', 'JP', 'AE'][n % 5]!,
}));

/**
 * A market over two years: every seller numbers its invoices by the year from one on, sells to five buyers over and over, and
 * for amounts from a thousand to a million, each of its own size. No invoice is another's duplicate. Always the same book.
 */
export function bookOf(length: number): DescribedInvoice[] {
    const next = chance(20_260_512);
    const perSeller = Math.ceil(length / sellers.length);

    return Array.from({ length }, (_, n) => {
        const [seller, serial] = [n % sellers.length, Math.floor(n / sellers.length)];
        const day = Math.floor((serial + next()) * (730 / perSeller));
        const size = 1_000 * 10 ** ((seller % 100) / 50);
        const issueDate = addDays('2024-01-01', day);

        return {
            kind: 'COMMERCIAL_INVOICE',
            documentReference: numberOf(seller, issueDate.slice(0, 4), serial + 1),
            issueDate,
            totalAmount: { currency: 'USD', minorUnits: BigInt(Math.round(size * 10 ** next() * 100)) },
            seller: sellers[seller]!,
            buyer: buyers[(seller * 5 + Math.floor(next() * 5)) % buyers.length]!,
        };
    });
}

/** A third number with their initials, the others as everybody does. */
function numberOf(seller: number, year: string, serial: number): string {
    const digits = String(serial).padStart(4, '0');

    return [`${wordOf(seller).slice(0, 2)}-${year}-${digits}`, `INV-${year}-${digits}`, `${year}${digits}`][
        seller % 3
    ]!;
}

function wordOf(n: number): string {
    const syllables = ['KA', 'LO', 'MI', 'TE', 'RU', 'NA', 'SHI', 'VO', 'BEL', 'DAR'];

    return Array.from(String(n % 10_000).padStart(4, '0'), (digit) => syllables[Number(digit)]).join('');
}

/** Numbers from 0 to 1 that look drawn, and are always the same. */
function chance(from: number): () => number {
    let state = from;

    return () => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return state / 2 ** 32;
    };
}
