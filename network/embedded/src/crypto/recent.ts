/** The latest entries under a fixed number: the oldest makes room, so that what strangers send cannot fill the memory. */
export class Recent<Value> {
    readonly #entries = new Map<string, Value>();
    readonly #capacity: number;

    constructor(capacity: number) {
        this.#capacity = capacity;
    }

    get(key: string): Value | undefined {
        return this.#entries.get(key);
    }

    add(key: string, value: Value): void {
        const [oldest] = this.#entries.keys();
        if (oldest !== undefined && this.#entries.size >= this.#capacity) {
            this.#entries.delete(oldest);
        }

        this.#entries.set(key, value);
    }
}
