import { afterAll, beforeAll, describe } from '@jest/globals';
import { Holder } from '../../story/holder.js';
import { reasonToSkip, startTestConsortium, type TestConsortium } from '../consortium.js';
import { custody } from './custody.js';
import { disclosure } from './disclosure.js';
import { escrowUntilRelease } from './escrow-until-release.js';
import { freezeAndRelease } from './freeze-and-release.js';
import { genuineness } from './genuineness.js';
import { issueAndLend } from './issue-and-lend.js';
import { manySmallCoins } from './many-small-coins.js';
import { interest } from './interest.js';
import { limits } from './limits.js';
import { secretPayment } from './secret-payment.js';
import { locks } from './locks.js';
import { nets } from './nets.js';
import { remittances } from './remittances.js';
import { offline } from './offline.js';
import { moneyLaundering } from './money-laundering.js';
import { subWallets } from './sub-wallets.js';
import { walletLife } from './wallet-life.js';

const skipped = reasonToSkip();
const title = 'settlement in coins of the central bank';

/** One consortium for all stories, told in this order: the first one puts into the vaults what the others pay with. */
(skipped === undefined ? describe : describe.skip)(
    skipped === undefined ? title : `${title} (skipped: ${skipped})`,
    () => {
        const exporter = new Holder();
        let consortium: TestConsortium;
        beforeAll(async () => {
            // With the time window of the test profile, so that days can pass.
            consortium = await startTestConsortium({
                edit: ({ profile, ...rest }) => ({ ...rest, profile: { ...profile, timeWindowMinutes: 5_256_000 } }),
            });
        }, 120_000);
        afterAll(() => consortium.stop());

        issueAndLend(() => consortium, exporter);
        genuineness(() => consortium);
        freezeAndRelease(() => consortium, exporter);
        disclosure(() => consortium);
        secretPayment(() => consortium, exporter);
        locks(() => consortium, exporter);
        escrowUntilRelease(() => consortium, exporter);
        limits(() => consortium, exporter);
        remittances(() => consortium, exporter);
        nets(() => consortium, exporter);
        custody(() => consortium, exporter);
        offline(() => consortium, exporter);
        walletLife(() => consortium, exporter);
        subWallets(() => consortium, exporter);
        interest(() => consortium, exporter);
        moneyLaundering(() => consortium, exporter);
        manySmallCoins(() => consortium);
    },
);
