/**
 * Works at several items at once, and gives what became of each in their order: as soon as it and those before it are
 * done, whether or not the next has come. Once one fails no other is begun, and those under way are waited for.
 */
export async function* inTurn<Item, Result extends object>(
    items: AsyncIterator<Item, void>,
    work: (item: Item) => Promise<Result>,
    atOnce: number,
): AsyncGenerator<Result> {
    const underWay: Promise<Result>[] = [];
    let next: Promise<IteratorResult<Item, void>> | undefined = lookedAtLater(items.next());
    try {
        while (next !== undefined || underWay.length > 0) {
            const come = await Promise.race([
                ...(next !== undefined && underWay.length < atOnce ? [next.then((item) => ({ item }))] : []),
                ...underWay.slice(0, 1).map((first) => first.then((result) => ({ result }))),
            ]);
            if ('result' in come) {
                void underWay.shift();
                yield come.result;
            } else if (come.item.done === true) {
                next = undefined;
            } else {
                underWay.push(lookedAtLater(work(come.item.value)));
                next = lookedAtLater(items.next());
            }
        }
    } finally {
        await Promise.allSettled(underWay);
    }
}

/** How it ends is looked at when its turn comes: until then nobody is to be alarmed. */
function lookedAtLater<Result>(promise: Promise<Result>): Promise<Result> {
    promise.catch(() => undefined);

    return promise;
}
