interface Waiting<Item, Result> {
    readonly item: Item;
    readonly resolve: (result: Result) => void;
    readonly reject: (error: unknown) => void;
}

/** So that no statement grows without end. */
const mostAtOnce = 100;

/**
 * Has one statement do for several what each would send by itself: whatever comes while one is under way goes together
 * with the next. Alone, nothing waits. All of one statement fail together.
 *
 * @param send does it for all, and gives what became of each, in their order.
 */
export function gathered<Item, Result>(
    send: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
    let waiting: Waiting<Item, Result>[] = [];
    let isSending = false;

    const sendAll = async (): Promise<void> => {
        isSending = true;
        while (waiting.length > 0) {
            const these = waiting.slice(0, mostAtOnce);
            waiting = waiting.slice(mostAtOnce);
            try {
                const results = await send(these.map(({ item }) => item));
                these.forEach(({ resolve }, index) => resolve(results[index] as Result));
            } catch (error) {
                these.forEach(({ reject }) => reject(error));
            }
        }
        isSending = false;
    };

    return (item) =>
        new Promise((resolve, reject) => {
            waiting.push({ item, resolve, reject });
            if (!isSending) {
                void sendAll();
            }
        });
}
