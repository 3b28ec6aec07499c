import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { narrator } from '../../story/narrator.js';
import { tellStory } from '../../story/story.js';
import { startTestConsortium, type TestConsortium } from '../consortium.js';

describe('an export receivable, financed once', () => {
    let consortium: TestConsortium;
    beforeAll(async () => {
        consortium = await startTestConsortium();
    }, 120_000);
    afterAll(() => consortium.stop());

    it('is the story that the demonstration tells, and every statement of it holds', async () => {
        const lines: string[] = [];
        const teller = narrator((line) => lines.push(line));

        await tellStory(consortium.doors, teller);

        expect(teller.statements()).toBeGreaterThan(35);
    }, 120_000);
});
