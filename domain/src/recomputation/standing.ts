/** Records of banks as they would stand under another policy. */
export class Standing<Address extends { readonly bank: string }, Kept extends Address & { readonly status: string }> {
    readonly #idOf: (address: Address) => string;
    readonly #kept = new Map<string, Kept>();
    /** Those of whose reservations the end is not that of the real ones. */
    readonly #adrift = new Set<string>();

    /** @param idOf what tells a record from others of its bank. */
    constructor(idOf: (address: Address) => string) {
        this.#idOf = idOf;
    }

    find(address: Address): Kept | undefined {
        return this.#kept.get(this.#keyOf(address));
    }

    /** The record, unless it stands otherwise than it really did: what was done with it can then no longer be done. */
    asBefore(before: Kept): Kept | undefined {
        const record = this.find(before);

        return record?.status === before.status ? record : undefined;
    }

    keep(record: Kept | undefined): void {
        if (record !== undefined) {
            this.#kept.set(this.#keyOf(record), record);
        }
    }

    /** What is reserved for it ends when its own time is over, whenever that of the real one did. */
    castAdrift(record: Address): void {
        this.#adrift.add(this.#keyOf(record));
    }

    /** What is still reserved so. */
    reservedAdrift(): readonly Kept[] {
        return [...this.#adrift].flatMap((key) => {
            const record = this.#kept.get(key);
            if (record?.status === 'RESERVED') {
                return [record];
            }
            this.#adrift.delete(key);
            return [];
        });
    }

    #keyOf(address: Address): string {
        return `${address.bank} ${this.#idOf(address)}`;
    }
}
