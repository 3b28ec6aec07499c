import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { narrator } from '../../story/narrator.js';
import { tellStory } from '../../story/story.js';
import { startTestConsortium, type TestConsortium } from '../consortium.js';

const readme = readFileSync(path.resolve(__dirname, '../../../README.md'), 'utf8');

describe('an export receivable financed once, and a confirmed usance credit', () => {
    let consortium: TestConsortium;
    beforeAll(async () => {
        consortium = await startTestConsortium();
    }, 120_000);
    afterAll(() => consortium.stop());

    it('is the story that the demonstration tells and the README shows, and every statement of it holds', async () => {
        const lines: string[] = [];
        const teller = narrator((line) => lines.push(line));

        await tellStory(consortium.doors, teller);

        expect(teller.statements()).toBeGreaterThan(35);
        expect(readme).toContain(lines.join('\n').trim());
    }, 120_000);
});
