/** Freezes a value and all in it: a rule that changed its facts instead of answering would throw on frozen ones. */
export function frozen<T>(value: T): T {
    if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
        Object.freeze(value);
        Object.values(value).forEach(frozen);
    }

    return value;
}
