/** The languages in which a problem is told. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** Whether, and how, a call that failed may be sent again. */
export const retries = ['same-key', 'new-key', 'after-change', 'after-correction', 'never'] as const;
export type Retry = (typeof retries)[number];

/** A code in the words of one language. They say nothing of the call itself, so they may be shown and kept anywhere. */
export interface Words {
    /** What must hold. */
    readonly title: string;
    /** Why the call failed, as the caller should understand it. */
    readonly reason: string;
    /** What to do about it. */
    readonly remedy: string;
}

/** What a code means to whoever gets it. */
export interface Explanation extends Readonly<Record<Language, Words>> {
    readonly retry: Retry;
}

/** The explanations of some codes. */
export type Explanations<Code extends string = string> = Readonly<Record<Code, Explanation>>;
