import { privateRecord } from '@cohong/chaincode-runtime';
import { factRecordSchema, type Fact, type FactRecord } from '@cohong/domain/fact/fact';
import { declarationsPlace } from '../places.js';

export const facts = privateRecord<FactRecord>({
    name: 'fact',
    schema: factRecordSchema,
    key: ({ factId }) => [factId],
});

/** In whose collection facts of a kind lie. Of it everybody reads no more than the hash of a key that they know. */
export const placeOfFacts = { GOODS_RELEASED: declarationsPlace } as const satisfies Record<Fact['kind'], string>;
