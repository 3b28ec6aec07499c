/** Something that blocks replace, as of every height: a peer that lags behind goes by what held then. */
export class History<Value> {
    readonly #first: Value;
    readonly #changes: { readonly height: number; readonly value: Value }[] = [];

    constructor(first: Value) {
        this.#first = first;
    }

    /** What holds for whoever has this many blocks. */
    at(height: number): Value {
        const reached = this.#changes.filter((change) => change.height <= height);
        return reached.at(-1)?.value ?? this.#first;
    }

    /** What holds from this height on, which is above that of every change before. */
    add(height: number, value: Value): void {
        this.#changes.push({ height, value });
    }
}
