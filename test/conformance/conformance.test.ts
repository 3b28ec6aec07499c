import { afterAll, beforeAll, describe, jest } from '@jest/globals';

import { access } from './areas/access.js';
import { batches } from './areas/batches.js';
import { calls } from './areas/calls.js';
import { chaincodeCrashes } from './areas/chaincode-crashes.js';
import { commits } from './areas/commits.js';
import { definitions } from './areas/definitions.js';
import { deliver, resumedEvents } from './areas/deliver.js';
import { events } from './areas/events.js';
import { identities } from './areas/identities.js';
import { peers } from './areas/peers.js';
import { planning } from './areas/planning.js';
import { privateData } from './areas/private-data.js';
import { queries } from './areas/queries.js';
import { ranges } from './areas/ranges.js';
import { refusals } from './areas/refusals.js';
import { tamperedEnvelopes } from './areas/tampered-envelopes.js';
import { transactions } from './areas/transactions.js';
import { describeIfAble } from './register/it-if-able.js';
import { engineUnderTest, Register } from './register/register.js';

// Real peers are patient for half a minute, and a loaded machine starts them slowly.
jest.setTimeout(120_000);

const engine = engineUnderTest();
const { reasonToSkip } = engine;
const skipped = reasonToSkip === undefined ? '' : ` (skipped: ${reasonToSkip})`;

/** One network for all areas, so that each key belongs to one test. What Fabric v3.1.5 answers is what is expected. */
(skipped === '' ? describe : describe.skip)(`The register on ${engine.name}${skipped}`, () => {
    const register = new Register(engine);

    beforeAll(() => register.start());
    afterAll(() => register.stop());

    describe('Transactions through the gateway', () => transactions(register));
    describe('Who may propose and read', () => identities(register));
    describe('Access to resources', () => access(register));
    describe('Refusals of the gateway', () => refusals(register));
    describe('A gateway to which the client leaves the choice of endorsers', () => planning(register));
    describe('Commit statuses', () => commits(register));
    describe('Envelopes changed after their endorsement', () => tamperedEnvelopes(register));
    describe('Chaincode that calls chaincode', () => calls(register));
    describe('Questions about the chain', () => queries(register));
    describe('Ranges that a transaction read', () => ranges(register));
    describe('Many reads or writes in one message', () => batches(register));
    describe('Private data', () => privateData(register));
    describe('Events', () => events(register));
    describe('The deliver service', () => deliver(register));
    describe('The events of a chaincode, gone on with', () => resumedEvents(register));
    describe('Definitions of chaincodes', () => definitions(register));
    describe('A peer', () => peers(register));
    describeIfAble(engine, 'let chaincode crash')('Chaincode that crashes', () => {
        chaincodeCrashes((mspId) => register.client(mspId));
    });
});
