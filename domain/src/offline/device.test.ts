import { describe, expect, it } from '@jest/globals';
import { idOf, morning } from '../dcep/testing/samples.js';
import { deviceTransitions, stopForFraud, stopLostDevice } from './device.js';
import { device } from './testing/samples.js';

const proof = { proofId: idOf(40), provenAt: morning };
const lost = { ...device, status: 'STOPPED', stop: { reason: 'LOST', stoppedAt: morning } } as const;

describe('what a device can become', () => {
    it('is stopped, and no more', () => {
        expect(deviceTransitions).toEqual({ REGISTERED: ['STOPPED'], STOPPED: [] });
    });

    it('is stopped when its holder has lost it', () => {
        expect(stopLostDevice(device, morning)).toEqual(lost);
    });

    it.each([
        ['DEVICE_MUST_EXIST', undefined],
        ['DEVICE_MUST_NOT_BE_STOPPED', lost],
    ])('refuses: %s', (code, broken) => {
        expect(() => stopLostDevice(broken, morning)).toThrow(code);
    });

    it('is stopped by the first proof of fraud, and stays as it was stopped first', () => {
        const stopped = stopForFraud(device, proof);

        expect(stopped).toMatchObject({ status: 'STOPPED', stop: { reason: 'FRAUD', proofId: proof.proofId } });
        expect(stopForFraud(stopped, { ...proof, proofId: idOf(41) })).toBe(stopped);
        expect(stopForFraud(lost, proof)).toBe(lost);
    });
});
