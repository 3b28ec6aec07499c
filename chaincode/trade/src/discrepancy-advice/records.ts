import { privateRecord } from '@cohong/chaincode-runtime';
import { discrepancyAdviceSchema, type DiscrepancyAdvice } from '@cohong/domain/discrepancy-advice/discrepancy-advice';

/** Twins: the same at the bank that asks and at the issuing bank. One for each presentation, the last that was asked. */
export const discrepancyAdvices = privateRecord<DiscrepancyAdvice>({
    name: 'discrepancy-advice',
    schema: discrepancyAdviceSchema,
    key: ({ creditId, number }) => [creditId, String(number)],
});
