/**
 * The latest entries under a fixed number: the oldest make room, so that what strangers send cannot fill the memory.
 * They go half of the number at a time: a `Map` that loses its first entry with every new one takes ever longer to find
 * it.
 */
export class Recent<Value> {
    #entries = new Map<string, Value>();
    #older = new Map<string, Value>();
    readonly #half: number;

    constructor(capacity: number) {
        this.#half = capacity / 2;
    }

    get(key: string): Value | undefined {
        return this.#entries.get(key) ?? this.#older.get(key);
    }

    add(key: string, value: Value): void {
        if (this.#entries.size >= this.#half) {
            this.#older = this.#entries;
            this.#entries = new Map();
        }

        this.#entries.set(key, value);
    }
}
