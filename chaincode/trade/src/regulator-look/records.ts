import { privateRecord } from '@cohong/chaincode-runtime';
import { lookPageSchema, type LookPage } from '@cohong/domain/regulator-look/regulator-look';

export const lookPages = privateRecord<LookPage>({
    name: 'regulator-look',
    schema: lookPageSchema,
    key: ({ roundId }) => [roundId],
});
