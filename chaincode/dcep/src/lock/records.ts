import { privateRecord } from '@cohong/chaincode-runtime';
import { lockSchema, type Lock } from '@cohong/domain/lock/lock';

export const locks = privateRecord<Lock>({ name: 'lock', schema: lockSchema, key: ({ lockId }) => [lockId] });
