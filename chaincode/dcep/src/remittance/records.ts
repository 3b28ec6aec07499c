import { privateRecord } from '@cohong/chaincode-runtime';
import {
    remittanceOrderSchema,
    remittanceSchema,
    type Remittance,
    type RemittanceOrder,
} from '@cohong/domain/remittance/remittance';

/** Twins: the same in the collections of both banks, with the same salt. */
export const remittances = privateRecord<Remittance>({
    name: 'remittance',
    schema: remittanceSchema,
    key: ({ remittanceId }) => [remittanceId],
});

/** At the payer's bank alone. */
export const remittanceOrders = privateRecord<RemittanceOrder>({
    name: 'remittance-order',
    schema: remittanceOrderSchema,
    key: ({ remittanceId }) => [remittanceId],
});
