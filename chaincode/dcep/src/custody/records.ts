import { privateRecord, publicBook } from '@cohong/chaincode-runtime';
import { custodyObligationSchema, type CustodyObligation } from '@cohong/domain/custody/custody-obligation';
import { custodyAccountSchema, type CustodyAccount } from '@cohong/domain/custody/custody-account';
import { custodyMovementSchema, type CustodyMovement } from '@cohong/domain/custody/custody-movement';
import {
    custodyOrderSchema,
    custodyPaymentSchema,
    type CustodyOrder,
    type CustodyPayment,
} from '@cohong/domain/custody/custody-payment';
import { custodyPositionSchema, type CustodyPosition } from '@cohong/domain/custody/custody-position';
import { custodyWalletSchema, type CustodyWallet } from '@cohong/domain/custody/custody-wallet';
import { institutionBookSchema, type InstitutionBook } from '@cohong/domain/custody/institution';

/** Who has a licence: public. */
export const institutionBook = publicBook<InstitutionBook>('payment-institution', institutionBookSchema);

/** At the bank of the institution. Whoever knows an account's id sees by the hash of this key that it is there. */
export const custodyAccounts = privateRecord<CustodyAccount>({
    name: 'custody-account',
    schema: custodyAccountSchema,
    key: ({ institutionId, accountId }) => [institutionId, accountId],
});

/**
 * One of each institution, at its bank. Its key can be guessed, and tells no more than the events do: that coins of this
 * institution moved. The same holds of obligations and positions, which their banks must find without being told an id.
 */
export const custodyWallets = privateRecord<CustodyWallet>({
    name: 'custody-wallet',
    schema: custodyWalletSchema,
    key: ({ institutionId }) => [institutionId],
});

export const custodyMovements = privateRecord<CustodyMovement>({
    name: 'custody-movement',
    schema: custodyMovementSchema,
    key: ({ movementId }) => [movementId],
});

/** Twins: the same at the banks of both institutions, with the same salt. */
export const custodyPayments = privateRecord<CustodyPayment>({
    name: 'custody-payment',
    schema: custodyPaymentSchema,
    key: ({ paymentId }) => [paymentId],
});

/** At the payer's bank alone. */
export const custodyOrders = privateRecord<CustodyOrder>({
    name: 'custody-order',
    schema: custodyOrderSchema,
    key: ({ paymentId }) => [paymentId],
});

/** Twins. */
export const custodyObligations = privateRecord<CustodyObligation>({
    name: 'custody-obligation',
    schema: custodyObligationSchema,
    key: ({ cycleId, payer, payee }) => [cycleId, payer, payee],
});

/** At the bank of the institution. */
export const custodyPositions = privateRecord<CustodyPosition>({
    name: 'custody-position',
    schema: custodyPositionSchema,
    key: ({ cycleId, institutionId }) => [cycleId, institutionId],
});
