import { privateRecord } from '@cohong/chaincode-runtime';
import { transferSchema, type Transfer } from '@cohong/domain/dcep/transfer';

export const transfers = privateRecord<Transfer>({
    name: 'transfer',
    schema: transferSchema,
    key: ({ transferId }) => [transferId],
});
