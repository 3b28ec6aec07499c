const askAgainMilliseconds = 50;

export interface Awaited<Answer> {
    /** What is awaited, for whoever reads that it did not come. */
    readonly what: string;
    readonly ask: () => Promise<Answer>;
    readonly isAwaited: (answer: Answer) => boolean;
    readonly seconds?: number;
}

/** Asks until the answer is as awaited, and throws the last one when that takes too long. */
export async function until<Answer>({ what, ask, isAwaited, seconds = 20 }: Awaited<Answer>): Promise<Answer> {
    const deadline = performance.now() + seconds * 1_000;
    for (;;) {
        const answer = await ask();
        if (isAwaited(answer)) {
            return answer;
        }
        if (performance.now() > deadline) {
            throw new Error(`Within ${seconds} s ${what} did not come. The last answer: ${JSON.stringify(answer)}`);
        }
        await new Promise((resolve) => setTimeout(resolve, askAgainMilliseconds));
    }
}
