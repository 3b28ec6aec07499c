import type { PolicySignatures } from '../signed-policy.js';

const at = '2026-03-31T01:00:00.000Z';

/** Of an officer alone. */
export const signed: PolicySignatures = { set: { by: 'officer-1', at, transactionId: 'tx1' } };

/** Of an officer who approves what another user has proposed. */
export const signedByTwo: PolicySignatures = { ...signed, proposed: { by: 'regulator-1', at, transactionId: 'tx0' } };
