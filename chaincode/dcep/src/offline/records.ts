import { privateRecord, publicBook } from '@cohong/chaincode-runtime';
import { deviceSchema, type Device } from '@cohong/domain/offline/device';
import { fraudProofSchema, type FraudProof } from '@cohong/domain/offline/fraud-proof';
import { loadSchema, type Load } from '@cohong/domain/offline/load';
import { offlinePaymentSchema, type OfflinePayment } from '@cohong/domain/offline/offline-payment';
import { offlinePolicyBookSchema, type OfflinePolicyBook } from '@cohong/domain/offline/offline-policy';

export const offlinePolicies = publicBook<OfflinePolicyBook>('offline-policy', offlinePolicyBookSchema);

export const devices = privateRecord<Device>({
    name: 'device',
    schema: deviceSchema,
    key: ({ deviceId }) => [deviceId],
});

export const loads = privateRecord<Load>({ name: 'load', schema: loadSchema, key: ({ loadId }) => [loadId] });

export const offlinePayments = privateRecord<OfflinePayment>({
    name: 'offline-payment',
    schema: offlinePaymentSchema,
    key: ({ paymentId }) => [paymentId],
});

/** Written once and never again, for the bank and the central bank. */
export const fraudProofs = privateRecord<FraudProof>({
    name: 'fraud-proof',
    schema: fraudProofSchema,
    key: ({ proofId }) => [proofId],
});
