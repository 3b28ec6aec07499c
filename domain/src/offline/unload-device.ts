import { refusals } from '../kernel/refusal.js';
import type { UnloadDevice } from './api.js';
import { stopForFraud, workingDevice, type Device } from './device.js';
import { fraudProof, type FraudProof, type StatementFacts } from './fraud-proof.js';
import { knownLoad, take, type Load } from './load.js';
import { mustBeOfDevice, mustBeOfLoad } from './of-device.js';
import { givenBack, type ReturnedLoad } from './return-load.js';

const refusal = refusals({ LOAD_MUST_BE_ON_DEVICE: 'conflict' });

export interface UnloadFacts extends StatementFacts {
    readonly load: Load | undefined;
    readonly device: Device | undefined;
    /** Whether the device's key verifies the signature. */
    readonly isSigned: boolean;
}

export interface UnloadedDevice extends ReturnedLoad {
    /** Of a device that gives back what it had paid away: the proof, and the device, which is stopped. */
    readonly fraud?: { readonly proof: FraudProof; readonly device: Device };
}

/**
 * Gives back to the wallet what the device says it still has. What it does not name it has paid away, and payees may
 * come with that as long as they could have anyway. A device that was stopped gives nothing back: its payees come first.
 */
export function unloadDevice({ terms, signature }: UnloadDevice, facts: UnloadFacts): UnloadedDevice {
    const load = knownLoad(facts.load);
    const device = workingDevice(facts.device);
    mustBeOfDevice(terms, { load, isSigned: facts.isSigned });
    if (load.status !== 'ON_DEVICE') {
        throw refusal('LOAD_MUST_BE_ON_DEVICE', { status: load.status });
    }
    mustBeOfLoad(terms, load);
    const statement = { kind: 'UNLOADING', terms, signature } as const;
    const { load: after, coins, earlier } = take(load, statement);
    const proof = earlier && fraudProof({ earlier, later: statement }, { ...facts, deviceKey: load.deviceKey });

    return {
        ...givenBack(load, coins, facts),
        load: after,
        ...(proof && { fraud: { proof, device: stopForFraud(device, proof) } }),
    };
}
