/** Of two requests that one transaction has decided, the first may have left the other nothing. */
export function inTheOrderTold<Act>(
    acts: readonly Act[],
    inOrder: readonly string[],
    idOf: (act: Act) => string,
): readonly Act[] {
    return [...acts].sort((one, other) => inOrder.indexOf(idOf(one)) - inOrder.indexOf(idOf(other)));
}
