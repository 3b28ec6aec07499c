import type { Bilingual } from './deal-document-words.js';

/** A name and what it is. What is a word of ours is printed in both languages; what the record has, as it stands there. */
export interface Fact {
    readonly label: Bilingual;
    readonly text: string;
}

export interface Facts {
    readonly heading: Bilingual;
    readonly facts: readonly Fact[];
}

export interface Table {
    readonly heading: Bilingual;
    readonly columns: readonly Bilingual[];
    readonly rows: readonly (readonly string[])[];
}

/** All that is printed, in its order, and nothing of how it looks. */
export interface Paper {
    readonly title: Bilingual;
    readonly clauses: readonly Bilingual[];
    readonly sections: readonly (Facts | Table)[];
    /** At the foot of the last page. */
    readonly closing: Bilingual;
    /** At the foot of each page, and in the file's properties. */
    readonly reference: string;
    /** The instant that the file gives as that of its making. */
    readonly at: string;
}
