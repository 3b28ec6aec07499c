import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(__dirname, '../docs/letter-of-credit');

/** The tables that say, rule by rule, which test would fail if it did not hold. */
describe.each(['articles.md', 'domestic.md'])('%s', (table) => {
    const named = [...readFileSync(path.join(folder, table), 'utf8').matchAll(/\[`([^`]+)`\]\(([^)]+\.test\.ts)\)/g)];

    it('names tests that there are', () => {
        const missing = named.filter(
            ([, name, file]) => !readFileSync(path.join(folder, file!), 'utf8').includes(name!),
        );

        expect(missing.map(([link]) => link)).toEqual([]);
        expect(named.length).toBeGreaterThan(20);
    });
});
