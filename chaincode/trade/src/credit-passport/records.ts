import { privateRecord, publicRecord } from '@cohong/chaincode-runtime';
import {
    creditPassportSchema,
    passportRootSchema,
    type CreditPassport,
    type PassportRoot,
} from '@cohong/domain/credit-passport/credit-passport';

/** In the vault of the bank that has it made, for the enterprise to be given. */
export const creditPassports = privateRecord<CreditPassport>({
    name: 'credit-passport',
    schema: creditPassportSchema,
    key: ({ passportId }) => [passportId],
});

/** Public: a random id and a hash over salted facts. */
export const passportRoots = publicRecord<PassportRoot>({
    name: 'credit-passport-root',
    schema: passportRootSchema,
    key: ({ passportId }) => [passportId],
});
