/**
 * Something that may have happened while nobody was waiting: it is remembered until the next wait, so that no wake-up
 * is lost between looking and waiting.
 */
export class Signal {
    #isRaised = false;
    #wake: (() => void) | undefined;

    raise(): void {
        this.#isRaised = true;
        this.#wake?.();
    }

    /** Waits until it is raised, at most so long. */
    async wait(milliseconds: number): Promise<void> {
        if (!this.#isRaised) {
            await new Promise<void>((resolve) => {
                const timer = setTimeout(resolve, milliseconds);
                this.#wake = () => {
                    clearTimeout(timer);
                    resolve();
                };
            });
            this.#wake = undefined;
        }
        this.#isRaised = false;
    }
}
