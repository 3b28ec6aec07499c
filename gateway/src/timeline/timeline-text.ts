import { moneyToWire } from '@cohong/domain/kernel/money';
import type { Due, EntryFacts } from '@cohong/domain/timeline/entry';
import type { Timeline } from '@cohong/domain/timeline/timeline';
import type { Language } from '../problems/explanation.js';
import { awaitedWords, dueWords, entryWords, factWords } from './timeline-words.js';

type Told<Item> = Item & { readonly text: string };

/** A timeline whose every line also says in a language what it means. */
export interface ToldTimeline extends Omit<Timeline, 'entries' | 'awaited'> {
    readonly entries: readonly Told<Timeline['entries'][number]>[];
    readonly awaited: readonly Told<Timeline['awaited'][number]>[];
}

/** Puts a timeline into words. The codes and facts stay as they are: programs read those. */
export function toldIn(language: Language, timeline: Timeline): ToldTimeline {
    return {
        ...timeline,
        entries: timeline.entries.map((entry) => ({ ...entry, text: entryText(entry, language) })),
        awaited: timeline.awaited.map((act) => ({ ...act, text: awaitedText(act, language) })),
    };
}

function entryText({ code, by, to, subject, facts }: Timeline['entries'][number], language: Language): string {
    const names = { by: by?.name, to: to?.name, number: subject?.number };

    return filled(entryWords[code][language], { ...names, ...factsIn(language, facts) });
}

function awaitedText(
    { code, of, due, isLate, subject, facts }: Timeline['awaited'][number],
    language: Language,
): string {
    const act = filled(awaitedWords[code][language], {
        of: of.name,
        number: subject?.number,
        ...factsIn(language, facts),
    });
    const [colon, comma] = language === 'zh' ? ['：', '，'] : [': ', ', '];
    const late = isLate ? `${comma}${dueWords.LATE[language]}` : '';

    return `${act}${colon}${dueText(due, language)}${late}`;
}

function dueText(due: Due, language: Language): string {
    switch (due.kind) {
        case 'BY_DAY':
            return filled(dueWords.BY_DAY[language], { day: due.day });
        case 'BY_EITHER_READING': {
            const [earlier, later] = [due.earlier.lastDay, due.later.lastDay];
            return earlier === later
                ? filled(dueWords.BY_DAY[language], { day: earlier })
                : filled(dueWords.BY_EITHER_READING[language], { earlier, later });
        }
        case 'WITHOUT_DELAY':
        case 'NO_DAY':
        case 'NOT_KNOWN':
            return dueWords[due.kind][language];
    }
}

type Fillings = Readonly<Record<string, string | number | undefined>>;

/** Facts as they are written in a sentence: money with its currency first, a code in words. */
function factsIn(language: Language, facts: EntryFacts = {}): Fillings {
    return Object.fromEntries(
        Object.entries(facts).map(([name, fact]) => {
            if (typeof fact === 'object') {
                const { amount, currency } = moneyToWire(fact);
                return [name, `${currency} ${amount}`];
            }
            return [name, factWords[fact]?.[language] ?? fact];
        }),
    );
}

/** A sentence with everything put in. One that lacks something is a defect of ours, told as the name of what it lacks. */
export function filled(sentence: string, fillings: Fillings): string {
    const said = (part: string): string =>
        part.replace(/\{(\w+)\}/g, (whole, name: string) => String(fillings[name] ?? whole));
    const isThere = (part: string): boolean => !/\{\w+\}/.test(said(part));

    return said(sentence.replace(/\[([^\]]*)\]/g, (_whole, part: string) => (isThere(part) ? part : '')));
}
