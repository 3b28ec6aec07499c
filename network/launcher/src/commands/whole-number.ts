import { InvalidArgumentError } from 'commander';

/** Reads an argument that counts or numbers something. */
export function wholeNumberFrom(least: number): (text: string) => number {
    return (text) => {
        if (!/^\d{1,15}$/.test(text) || Number(text) < least) {
            throw new InvalidArgumentError(`It must be a whole number, ${least} or more.`);
        }
        return Number(text);
    };
}
