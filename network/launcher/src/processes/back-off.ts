const firstMilliseconds = 100;
const longestMilliseconds = 30_000;
const healthyMilliseconds = 60_000;

/** How long to wait before something that ended is started again: twice as long each time, until it has held for a minute. */
export class BackOff {
    #next = firstMilliseconds;

    /** The wait after it has served for so long; 0 when it never did. */
    nextMilliseconds(servedMilliseconds: number): number {
        const wait = servedMilliseconds >= healthyMilliseconds ? firstMilliseconds : this.#next;
        this.#next = Math.min(wait * 2, longestMilliseconds);
        return wait;
    }
}
