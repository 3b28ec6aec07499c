import { privateRecord } from '@cohong/chaincode-runtime';
import { refundSchema, type Refund } from '@cohong/domain/dcep/refund';
import { transferSchema, type Transfer } from '@cohong/domain/dcep/transfer';

export const transfers = privateRecord<Transfer>({
    name: 'transfer',
    schema: transferSchema,
    key: ({ transferId }) => [transferId],
});

/** What each payee of a transfer has paid back of it. */
export const refunds = privateRecord<Refund>({
    name: 'refund',
    schema: refundSchema,
    key: ({ transferId, refunder }) => [transferId, refunder],
});
