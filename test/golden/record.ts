import { afterAll, beforeAll, describe, it, jest } from '@jest/globals';

import { registerConsortium } from '../conformance/register/consortium.js';
import { fabricRegister } from '../conformance/register/fabric.js';
import { Register } from '../conformance/register/register.js';
import { tellHistory } from './history.js';
import { writeRecording } from './recording.js';

jest.setTimeout(300_000);

/** `make golden` runs this; it is no test. Whoever changes the history records it anew. */
describe('The golden blocks', () => {
    const register = new Register(fabricRegister);

    beforeAll(() => register.start());
    afterAll(() => register.stop());

    it('are recorded on Hyperledger Fabric', async () => {
        const told = await tellHistory(register);
        const blocks: Uint8Array[] = [];
        for (let number = 0, height = await register.height(); number < height; number += 1) {
            blocks.push(await register.blockBytes(number));
        }
        writeRecording(registerConsortium.ordering.protocol, { blocks, told });
    });
});
