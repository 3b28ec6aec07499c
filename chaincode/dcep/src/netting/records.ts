import { privateRecord } from '@cohong/chaincode-runtime';
import { cycleEndSchema, type CycleEnd } from '@cohong/domain/netting/cycle';
import {
    deferredOrderSchema,
    deferredPaymentSchema,
    type DeferredOrder,
    type DeferredPayment,
} from '@cohong/domain/netting/deferred-payment';
import { obligationSchema, type Obligation } from '@cohong/domain/netting/obligation';
import { contributionSchema, positionSchema, type Contribution, type Position } from '@cohong/domain/netting/position';

/** Twins: the same in the collections of both banks, with the same salt. */
export const deferredPayments = privateRecord<DeferredPayment>({
    name: 'deferred-payment',
    schema: deferredPaymentSchema,
    key: ({ paymentId }) => [paymentId],
});

/** At the payer's bank alone. */
export const deferredOrders = privateRecord<DeferredOrder>({
    name: 'deferred-order',
    schema: deferredOrderSchema,
    key: ({ paymentId }) => [paymentId],
});

/**
 * Twins. Their keys can be guessed, so that each bank finds all of its own to count them, and tell no more than the
 * blocks do: that two banks had payments between them on a day.
 */
export const obligations = privateRecord<Obligation>({
    name: 'obligation',
    schema: obligationSchema,
    key: ({ cycleId, payerBank, payeeBank }) => [cycleId, payerBank, payeeBank],
});

/** At the bank whose it is. */
export const positions = privateRecord<Position>({
    name: 'position',
    schema: positionSchema,
    key: ({ cycleId }) => [cycleId],
});

/** At the central bank alone, as what follows. */
export const contributions = privateRecord<Contribution>({
    name: 'contribution',
    schema: contributionSchema,
    key: ({ cycleId, bank, institutionId }) => [cycleId, institutionId ?? bank],
});

/** That one is there shows every bank by its hash that the cycle is settled, and what is its own can be fetched. */
export const settledCycles = privateRecord<CycleEnd>({
    name: 'settled-cycle',
    schema: cycleEndSchema,
    key: ({ cycleId }) => [cycleId],
});

/** The same of a cycle that has failed. */
export const failedCycles = privateRecord<CycleEnd>({
    name: 'failed-cycle',
    schema: cycleEndSchema,
    key: ({ cycleId }) => [cycleId],
});
