import { describe, expect, it } from '@jest/globals';
import { morning } from '../dcep/testing/samples.js';
import { registerDevice, type RegistrationFacts } from './register-device.js';
import { device, payer, registration } from './testing/samples.js';

const facts: RegistrationFacts = { wallet: payer, isSigned: true, isIdTaken: false, registeredAt: morning };

describe('registerDevice', () => {
    it('takes it into use for the wallet', () => {
        expect(registerDevice(registration, facts)).toEqual(device);
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, Partial<typeof registration>, Partial<RegistrationFacts>]>([
        ['WALLET_MUST_EXIST', { keyVersion: 2 }, { wallet: undefined, isSigned: false, isIdTaken: true }],
        ['KEY_MUST_BE_CURRENT', { keyVersion: 2 }, { isSigned: false, isIdTaken: true }],
        ['SIGNATURE_MUST_BE_OF_HOLDER', {}, { isSigned: false, isIdTaken: true }],
        ['SIGNATURE_MUST_NOT_HAVE_EXPIRED', { validUntil: '2026-03-31T00:59:59.999Z' }, { isIdTaken: true }],
        ['DEVICE_MUST_BE_NEW', {}, { isIdTaken: true }],
    ])('refuses: %s', (code, broken, brokenFacts) => {
        expect(() => registerDevice({ ...registration, ...broken }, { ...facts, ...brokenFacts })).toThrow(code);
    });
});
