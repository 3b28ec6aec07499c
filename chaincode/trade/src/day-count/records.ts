import { publicBook } from '@cohong/chaincode-runtime';
import { dayCountBookSchema, type DayCountBook } from '@cohong/domain/day-count/day-count-convention';

export const dayCounts = publicBook<DayCountBook>('day-count', dayCountBookSchema);
