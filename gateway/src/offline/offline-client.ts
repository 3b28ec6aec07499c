import type { LoadDevice, RegisterDevice, RegisterOfflinePayment, UnloadDevice } from '@cohong/domain/offline/api';
import { deviceSchema, type Device } from '@cohong/domain/offline/device';
import { fraudProofSchema, type FraudProof } from '@cohong/domain/offline/fraud-proof';
import { loadSchema, type Load } from '@cohong/domain/offline/load';
import { offlinePaymentSchema, type OfflinePayment } from '@cohong/domain/offline/offline-payment';
import { offlinePolicyBookSchema, type OfflinePolicyBook } from '@cohong/domain/offline/offline-policy';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** Devices and what they pay as the gateway sees them. */
export class OfflineClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    readOfflinePolicies(): Promise<OfflinePolicyBook> {
        return this.#ledger.evaluate({
            name: 'dcep/device:ReadOfflinePolicies',
            input: {},
            answer: offlinePolicyBookSchema,
        });
    }

    registerDevice(input: RegisterDevice, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/device:RegisterDevice', input, request });
    }

    stopDevice(deviceId: string, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/device:StopDevice', input: { deviceId }, request });
    }

    readDevice(deviceId: string): Promise<Device> {
        return this.#ledger.evaluate({ name: 'dcep/device:ReadDevice', input: { deviceId }, answer: deviceSchema });
    }

    loadDevice(input: LoadDevice, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/device:LoadDevice', input, request });
    }

    unloadDevice(input: UnloadDevice, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/device:UnloadDevice', input, request });
    }

    returnLoad(loadId: string, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/device:ReturnLoad', input: { loadId }, request });
    }

    readLoad(loadId: string): Promise<Load> {
        return this.#ledger.evaluate({ name: 'dcep/device:ReadLoad', input: { loadId }, answer: loadSchema });
    }

    registerOfflinePayment(input: RegisterOfflinePayment, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/offline:RegisterOfflinePayment', input, request });
    }

    readOfflinePayment(paymentId: string): Promise<OfflinePayment> {
        const name = 'dcep/offline:ReadOfflinePayment';
        return this.#ledger.evaluate({ name, input: { paymentId }, answer: offlinePaymentSchema });
    }

    /** The central bank says in whose collection it lies. */
    readFraudProof(input: { readonly proofId: string; readonly bank?: string }): Promise<FraudProof> {
        return this.#ledger.evaluate({ name: 'dcep/offline:ReadFraudProof', input, answer: fraudProofSchema });
    }
}
