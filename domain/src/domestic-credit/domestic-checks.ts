import { crossFindings } from '../examination/cross-checks.js';
import { dateFindings } from '../examination/dates.js';
import { setFindings } from '../examination/document-set.js';
import type { Check } from '../examination/examined.js';
import { goodsFindings } from '../examination/goods.js';
import { moneyFindings } from '../examination/money.js';
import { partyFindings } from '../examination/parties.js';
import { transportFindings } from '../examination/transport.js';
import { underMeasures } from './articles.js';
import { deliveryDateOfSet } from './delivery-date.js';
import { deliveryFindings } from './deliveries.js';
import { vatInvoiceFindings } from './vat-invoices.js';

/** As in UCP 600 art. 14c, but time runs from a service or the receipt of goods too, and not from originals alone. */
const periodFindings: Check = (examined) =>
    dateFindings({ ...examined, shippedOn: deliveryDateOfSet(examined.set.examined) });

/** What is looked at under the measures: what they have of their own, and of UCP 600 what they share with it. */
export const domesticChecks: readonly Check[] = [
    underMeasures(periodFindings),
    deliveryFindings,
    vatInvoiceFindings,
    ...[partyFindings, moneyFindings, goodsFindings, transportFindings, setFindings, crossFindings].map(underMeasures),
];
