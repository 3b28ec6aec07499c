import { moneyToWire } from '@cohong/domain/kernel/money';
import type { Due } from '@cohong/domain/timeline/due';
import type { EntryFacts } from '@cohong/domain/timeline/entry';
import { z } from 'zod';
import type { Language } from '../problems/explanation.js';
import { dueWords, factWords, type Sentence } from './timeline-words.js';

export const textSchema = z.string().meta({ description: 'In English or, as Accept-Language asks, in Chinese' });

interface Line<Code extends string> {
    readonly code: Code;
    readonly subject?: { readonly number: number };
    readonly facts?: EntryFacts;
}

interface Happened<Code extends string> extends Line<Code> {
    readonly by?: { readonly name: string };
    readonly to?: { readonly name: string };
}

interface Open<Code extends string> extends Line<Code> {
    readonly of: { readonly name: string };
    readonly due: Due;
    readonly isLate: boolean;
}

/** A timeline, of whatever it is. */
interface Tellable<EntryCode extends string, AwaitedCode extends string> {
    readonly entries: readonly Happened<EntryCode>[];
    readonly awaited: readonly Open<AwaitedCode>[];
}

/** A sentence for everything that can happen, and for every act that can be awaited. */
export interface TimelineWords<EntryCode extends string, AwaitedCode extends string> {
    readonly entries: Readonly<Record<EntryCode, Sentence>>;
    readonly awaited: Readonly<Record<AwaitedCode, Sentence>>;
}

interface Told<EntryCode extends string, AwaitedCode extends string> {
    readonly entries: readonly (Happened<EntryCode> & { readonly text: string })[];
    readonly awaited: readonly (Open<AwaitedCode> & { readonly text: string })[];
}

/** Puts a timeline into words. The codes and facts stay as they are: programs read those. */
export function toldIn<EntryCode extends string, AwaitedCode extends string>(
    language: Language,
    timeline: Tellable<EntryCode, AwaitedCode>,
    words: TimelineWords<EntryCode, AwaitedCode>,
): Told<EntryCode, AwaitedCode> {
    return {
        ...timeline,
        entries: timeline.entries.map((entry) => ({
            ...entry,
            text: entryText(entry, words.entries[entry.code][language], language),
        })),
        awaited: timeline.awaited.map((act) => ({
            ...act,
            text: awaitedText(act, words.awaited[act.code][language], language),
        })),
    };
}

function entryText({ by, to, subject, facts }: Happened<string>, sentence: string, language: Language): string {
    const names = { by: by?.name, to: to?.name, number: subject?.number };

    return filled(sentence, { ...names, ...factsIn(language, facts) });
}

function awaitedText({ of, due, isLate, subject, facts }: Open<string>, sentence: string, language: Language): string {
    const act = filled(sentence, { of: of.name, number: subject?.number, ...factsIn(language, facts) });
    const [colon, comma] = language === 'zh' ? ['：', '，'] : [': ', ', '];
    const late = isLate ? `${comma}${dueWords.LATE[language]}` : '';

    return `${act}${colon}${dueText(due, language)}${late}`;
}

function dueText(due: Due, language: Language): string {
    switch (due.kind) {
        case 'BY_DAY':
            return filled(dueWords.BY_DAY[language], { day: due.day });
        case 'BY_INSTANT':
            return filled(dueWords.BY_INSTANT[language], { endsAt: due.endsAt });
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
