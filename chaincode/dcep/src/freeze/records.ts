import { privateRecord } from '@cohong/chaincode-runtime';
import { freezeOrderSchema, type FreezeOrder } from '@cohong/domain/freeze/freeze-order';
import { freezeSchema, type Freeze } from '@cohong/domain/freeze/freeze';

/** There for as long as the wallet is frozen: every spend asks for it by its hash. */
export const freezes = privateRecord<Freeze>({
    name: 'freeze',
    schema: freezeSchema,
    key: ({ walletId }) => [walletId],
});

export const freezeOrders = privateRecord<FreezeOrder>({
    name: 'freeze-order',
    schema: freezeOrderSchema,
    key: ({ orderId }) => [orderId],
});
