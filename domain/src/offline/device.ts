import { z } from 'zod';
import { signedSchema } from '../dcep/api.js';
import { publicKeySchema } from '../kernel/p256.js';
import { refusals } from '../kernel/refusal.js';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema, type Instant } from '../kernel/time.js';

const refusal = refusals({ DEVICE_MUST_EXIST: 'not-found', DEVICE_MUST_NOT_BE_STOPPED: 'conflict' });

/** What can become of a device. One that was stopped never pays again: its holder registers another. */
export const deviceTransitions = {
    REGISTERED: ['STOPPED'],
    STOPPED: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export const deviceSchema = z.strictObject({
    deviceId: randomIdSchema,
    /** Out of which it is loaded, and into which what it is paid goes. */
    walletId: randomIdSchema,
    /** The key that signs what it pays. It never leaves the device, and is not the holder's. */
    deviceKey: publicKeySchema,
    registeredAt: instantSchema,
    /** The holder's order, which anybody who reads the record can verify again. */
    signed: signedSchema,
    /** With what it was loaded last. */
    loadId: randomIdSchema.exactOptional(),
    status: z.enum(['REGISTERED', 'STOPPED']),
    stop: z
        .strictObject({
            reason: z.enum(['LOST', 'FRAUD']),
            stoppedAt: instantSchema,
            /** Of fraud: the first proof of it. */
            proofId: randomIdSchema.exactOptional(),
        })
        .exactOptional(),
});
/** A device that pays without a connection: a card, a watch, a telephone with a secure element. */
export type Device = z.output<typeof deviceSchema>;

/** The device, if the bank knows it. */
export function knownDevice(device: Device | undefined): Device {
    if (device === undefined) {
        throw refusal('DEVICE_MUST_EXIST');
    }

    return device;
}

/** The device, if the bank knows it and it may be loaded and unloaded. */
export function workingDevice(device: Device | undefined): Device {
    const known = knownDevice(device);
    if (deviceTransitions[known.status].length === 0) {
        throw refusal('DEVICE_MUST_NOT_BE_STOPPED');
    }

    return known;
}

/** Stops a device whose holder has lost it. */
export function stopLostDevice(device: Device | undefined, stoppedAt: Instant): Device {
    return { ...workingDevice(device), status: 'STOPPED', stop: { reason: 'LOST', stoppedAt } };
}

/** Stops a device that has been proven to sign the same away twice. One that was stopped before stays so. */
export function stopForFraud(device: Device, proof: { readonly proofId: string; readonly provenAt: Instant }): Device {
    const { proofId, provenAt: stoppedAt } = proof;

    return device.status === 'STOPPED'
        ? device
        : { ...device, status: 'STOPPED', stop: { reason: 'FRAUD', stoppedAt, proofId } };
}
