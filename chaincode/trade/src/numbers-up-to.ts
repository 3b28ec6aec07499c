/** The numbers of what is numbered from 1 without a gap, as keys have them. */
export function numbersUpTo(count: number): readonly string[] {
    return Array.from({ length: count }, (_, index) => String(index + 1));
}
