import { afterAll, beforeAll, describe } from '@jest/globals';
import { reasonToSkip, startTestConsortium, type TestConsortium } from '../consortium.js';
import { acceptance } from './acceptance.js';
import { amendments } from './amendments.js';
import { assignment } from './assignment.js';
import { bankingCalendars } from './banking-calendars.js';
import { cancellation } from './cancellation.js';
import { dayFiveMissed } from './day-five-missed.js';
import { domestic } from './domestic.js';
import { electronicRecords } from './electronic-records.js';
import { expiry } from './expiry.js';
import { fourBanks } from './more-banks.js';
import { issueAndConfirm } from './issue-and-confirm.js';
import { negotiation } from './negotiation.js';
import { outside } from './outside.js';
import { presentations } from './presentations.js';
import { reimbursement } from './reimbursement.js';
import { claims, settlement } from './settlement.js';
import { timeline } from './timeline.js';
import { transfers } from './transfers.js';
import { sameGoods } from './same-goods.js';

const skipped = reasonToSkip();
const title = 'letters of credit';

/** One consortium of four banks for all stories of credits. */
(skipped === undefined ? describe : describe.skip)(
    skipped === undefined ? title : `${title} (skipped: ${skipped})`,
    () => {
        let consortium: TestConsortium;
        beforeAll(async () => {
            // With the time window of the test profile, so that days can pass.
            consortium = await startTestConsortium({
                described: fourBanks,
                edit: ({ profile, ...rest }) => ({ ...rest, profile: { ...profile, timeWindowMinutes: 5_256_000 } }),
            });
        }, 120_000);
        afterAll(() => consortium.stop());

        bankingCalendars(() => consortium);
        issueAndConfirm(() => consortium);
        amendments(() => consortium);
        presentations(() => consortium);
        reimbursement(() => consortium);
        settlement(() => consortium);
        claims(() => consortium);
        assignment(() => consortium);
        negotiation(() => consortium);
        dayFiveMissed(() => consortium);
        electronicRecords(() => consortium);
        acceptance(() => consortium);
        timeline(() => consortium);
        transfers(() => consortium);
        sameGoods(() => consortium);
        cancellation(() => consortium);
        expiry(() => consortium);
        domestic(() => consortium);
        // Last: it looks at all that was left behind.
        outside(() => consortium);
    },
);
