import { lastLines, logFileOf, loggedNames, LogTail } from '../processes/logs.js';

export interface LogsOptions {
    readonly folder: string;
    readonly lines: number;
    /** Until Ctrl-C. */
    readonly follow?: boolean;
}

const lookAgainMilliseconds = 250;

/** Prints the end of one process's log, or of every log, each line then with the name of the process before it. */
export function logs(node: string | undefined, { folder, lines, follow = false }: LogsOptions): void {
    const known = loggedNames(folder);
    const chosen = node === undefined ? known : known.filter((name) => name === node);
    if (chosen.length === 0) {
        throw new Error(
            known.length === 0
                ? `There are no logs in ${folder}: no consortium has run there.`
                : `${node ?? ''} has no log in ${folder}. There are those of ${known.join(', ')}.`,
        );
    }
    const width = Math.max(...chosen.map((name) => name.length));
    const print = (name: string, texts: readonly string[]): void => {
        for (const text of texts) {
            console.log(node === undefined ? `${name.padEnd(width)} | ${text}` : text);
        }
    };
    const tails = chosen.map((name) => ({ name, tail: new LogTail(logFileOf(folder, name)) }));
    for (const name of chosen) {
        print(name, lastLines(logFileOf(folder, name), lines));
    }
    if (follow) {
        setInterval(() => tails.forEach(({ name, tail }) => print(name, tail.next())), lookAgainMilliseconds);
    }
}
