import { afterAll, beforeAll, describe } from '@jest/globals';
import { reasonToSkip, startTestConsortium, type TestConsortium } from '../consortium.js';
import { carryCalendarOn } from '../letter-of-credit/desks.js';
import { fiveBanks } from '../letter-of-credit/more-banks.js';
import { collection } from './collection.js';
import { deals } from './deals.js';
import { holding } from './holding.js';
import { lapse } from './lapse.js';
import { market } from './market.js';
import { outside } from './outside.js';
import { participations } from './participations.js';
import { quotes } from './quotes.js';
import { race } from './race.js';
import { recourse } from './recourse.js';
import { refusal } from './refusal.js';
import { supervision } from './supervision.js';
import { timeline } from './timeline.js';

const skipped = reasonToSkip();
const title = 'forfaiting';

/** One consortium of five banks: one owes a claim, one sells it, and three are asked what they would pay. */
(skipped === undefined ? describe : describe.skip)(
    skipped === undefined ? title : `${title} (skipped: ${skipped})`,
    () => {
        let consortium: TestConsortium;
        beforeAll(async () => {
            consortium = await startTestConsortium({
                described: fiveBanks,
                edit: ({ profile, ...rest }) => ({ ...rest, profile: { ...profile, timeWindowMinutes: 5_256_000 } }),
            });
            await carryCalendarOn(consortium);
        }, 120_000);
        afterAll(() => consortium.stop());

        quotes(() => consortium);
        // What was taken there is bought here and sold on, and paid when it falls due.
        deals(() => consortium);
        collection(() => consortium);
        timeline(() => consortium);
        supervision(() => consortium);
        market(() => consortium);
        holding(() => consortium);
        lapse(() => consortium);
        race(() => consortium);
        recourse(() => consortium);
        participations(() => consortium);
        refusal(() => consortium);
        // Last: it looks at all that was left behind.
        outside(() => consortium);
    },
);
