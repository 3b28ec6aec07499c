/** One thing that was looked at. */
export interface Finding {
    /** `broken` keeps a consortium from coming up; `look` does not, and somebody should look after it. */
    readonly verdict: 'well' | 'look' | 'broken';
    /** What is so, and where it is not well, what to do. */
    readonly text: string;
}

/** What is looked at. */
export interface Site {
    readonly file: string;
    readonly folder: string;
}
