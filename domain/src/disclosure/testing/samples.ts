import { idOf } from '../../dcep/testing/samples.js';
import type { AskDisclosure } from '../api.js';
import type { Deed, DisclosureCase } from '../disclosure-case.js';
import type { Look } from '../look.js';

/** What the tests of disclosure start from. */
export const lastMoment = '2026-04-30T15:59:59.999Z';
export const dayAfter = '2026-04-30T16:00:00.000Z';
export const deedOf = (by: string, at = '2026-04-01T01:00:00.000Z'): Deed => ({ by, at });

export const asking: AskDisclosure = {
    caseId: idOf(1),
    caseNumber: '(2026)浙02刑初5号',
    walletId: idOf(7),
    reason: 'Fraud on an export refund',
    endsOn: '2026-04-30',
};

export const asked: DisclosureCase = {
    ...asking,
    status: 'ASKED',
    askedBy: 'regulator 1',
    askedAt: '2026-04-01T01:00:00.000Z',
    approvals: [],
};
export const approvedOnce: DisclosureCase = {
    ...asked,
    status: 'APPROVED_ONCE',
    approvals: [deedOf('officer 1')],
};
export const approved: DisclosureCase = {
    ...asked,
    status: 'APPROVED',
    approvals: [deedOf('officer 1'), deedOf('officer 2')],
};

export const look: Look = {
    lookId: idOf(9),
    caseId: asked.caseId,
    walletId: asked.walletId,
    lookedBy: asked.askedBy,
    lookedAt: asked.askedAt,
};
