const askAgainMilliseconds = 50;

/** What is waited for, how it is asked for, and for how long. */
export interface Wait {
    /** Ends the sentence "waited in vain for …". */
    readonly what: string;
    readonly seconds: number;
    /** Asked again and again; what it throws ends the waiting. */
    readonly isSo: () => Promise<boolean>;
}

/**
 * Resolves once something is so.
 *
 * @throws Error when it is not so in time; the answer that is being waited for then counts as no.
 */
export async function until({ what, seconds, isSo }: Wait): Promise<void> {
    const deadline = performance.now() + seconds * 1_000;
    while (!(await isSo())) {
        if (performance.now() > deadline) {
            throw new Error(`Waited ${seconds} s in vain for ${what}.`);
        }
        await new Promise((resolve) => setTimeout(resolve, askAgainMilliseconds));
    }
}
