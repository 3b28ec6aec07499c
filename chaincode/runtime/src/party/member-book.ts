import { memberBookSchema, type MemberBook } from '@cohong/domain/party/member';
import { publicBook } from '../ledger/record.js';

/** Who the members are, in each chaincode for itself: a called chaincode does not trust its caller's word. */
export const memberBook = publicBook<MemberBook>('member-book', memberBookSchema);
