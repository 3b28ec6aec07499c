/**
 * Several metrics of one page that are answered together: the database is asked once for all of them. What cannot be had
 * is not known, and the rest of the page is told all the same.
 */
export function askedOnce<Answer>(ask: () => Promise<Answer>, unknown: Answer): () => Promise<Answer> {
    let asked: Promise<Answer> | undefined;

    return () =>
        (asked ??= ask()
            .catch(() => unknown)
            .finally(() => (asked = undefined)));
}
