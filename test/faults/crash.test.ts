import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { CommitMoment, EmbeddedNetwork, OrganisationMaterial } from '@cohong/embedded-fabric';
import { status } from '@grpc/grpc-js';
import { StatusCode, type SubmittedTransaction } from '@hyperledger/fabric-gateway';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { refusalOf } from '../conformance/register/refusal.js';
import { type Client, connectTo, issueMember, startRegister, text } from '../conformance/register-network.js';

const mspIds = ['AlphaMSP', 'BetaMSP', 'GammaMSP'];
const members = ['AlphaMSP', 'BetaMSP'];

let organisations: readonly OrganisationMaterial[];
let dir: string;
let network: EmbeddedNetwork;
const clients: Client[] = [];

beforeAll(async () => {
    organisations = await Promise.all(mspIds.map((mspId) => issueMember(mspId)));
});

beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'crash-'));
    await open();
});

afterEach(async () => {
    for (const client of clients.splice(0)) client.close();
    await network.stop();
    rmSync(dir, { recursive: true });
});

async function open(): Promise<void> {
    network = await startRegister({ organisations, dir });
}

function clientOf(mspId: string): Client {
    const client = connectTo(network, { mspId });
    clients.push(client);
    return client;
}

const appraise = (id: string): Promise<SubmittedTransaction> =>
    clientOf('AlphaMSP').contract.submitAsync('Appraise', {
        arguments: [id],
        transientData: { appraisal: 'a million' },
        endorsingOrganizations: members,
    });

const appraisalAt = async (mspId: string): Promise<string> =>
    text(await clientOf(mspId).contract.evaluateTransaction('ReadAppraisal', 'ship'));

const heights = (): number[] => mspIds.map((mspId) => network.peer(mspId).height);

describe('A network that crashes', () => {
    const steps = ['persist', 'apply', 'notify'] as const;
    const moments = steps.flatMap((step) => [{ when: 'before', step } as const, { when: 'after', step } as const]);

    it.each(moments)(
        '$when it would $step a block cuts its clients short, and has all of it afterwards or nothing',
        async (moment) => {
            const sent = await appraise('other');
            await sent.getStatus();
            const before = heights()[0]!;

            network.faults.crashAt(moment);
            const waiting = refusalOf((await appraise('ship')).getStatus());
            const reason = await network.failed;
            expect((await waiting).code).toBe(status.UNAVAILABLE);
            expect(reason.message).toBe(
                `The ledger of channel register has stopped: it crashed ${moment.when} the step ${moment.step} of block ${before}`,
            );

            await open();
            const isThere = moment.when === 'after' || moment.step !== 'persist';
            expect(heights()).toEqual(Array(3).fill(before + Number(isThere)));
            for (const mspId of members) expect(await appraisalAt(mspId)).toBe(isThere ? 'a million' : '');
            await (await appraise('ship')).getStatus();
            for (const mspId of members) expect(await appraisalAt(mspId)).toBe('a million');
        },
    );

    it('at a block that is not the next goes on until then', async () => {
        const next = heights()[0]!;
        const moment: CommitMoment = { when: 'after', step: 'notify', blockNumber: next + 1 };
        network.faults.crashAt(moment);
        const first = await appraise('ship');
        expect(await first.getStatus()).toMatchObject({ code: StatusCode.VALID });
        // Its clients have been told before it crashes, or are cut short: one or the other.
        const second = (await appraise('deed')).getStatus().then(
            ({ code }) => code,
            () => undefined,
        );
        await network.failed;
        expect([StatusCode.VALID, undefined]).toContain(await second);
        await open();
        expect(heights()).toEqual(Array(3).fill(next + 2));
    });

    it('with a disk that is full says so, and has all that it acknowledged when there is room again', async () => {
        expect(await (await appraise('ship')).getStatus()).toMatchObject({ code: StatusCode.VALID });
        network.faults.fillDisk();
        // An endorser must keep private data safely before it signs, and here it cannot.
        await expect(appraise('deed')).rejects.toThrow();
        expect((await network.failed).message).toBe(
            `The ledger of channel register has stopped: ${dir} cannot be written: IO error: No space left on device. ` +
                'What was acknowledged is safe; make room or mend the disk, and start again.',
        );
        await open();
        for (const mspId of members) expect(await appraisalAt(mspId)).toBe('a million');
    });

    it('ends for good: no peer of it comes back', async () => {
        network.faults.stop('BetaMSP');
        network.faults.fillDisk();
        await expect(
            clientOf('AlphaMSP').contract.submitTransaction('CreateAsset', 'deed', 'Ming', '1'),
        ).rejects.toThrow();
        await network.failed;
        await expect(network.faults.heal()).rejects.toThrow('The ledger of channel register has stopped');
        await expect(network.peer('BetaMSP').start()).rejects.toThrow('The ledger of channel register has stopped');
        expect((await refusalOf(clientOf('BetaMSP').contract.evaluateTransaction('WhereAmI'))).code).toBe(
            status.UNAVAILABLE,
        );
    });

    it('cannot fill a disk that it does not write to', async () => {
        const inMemory = await startRegister();
        expect(() => inMemory.faults.fillDisk()).toThrow('only a network that was started with `dir` writes to disk');
        await inMemory.stop();
    });
});
