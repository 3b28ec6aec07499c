import type { BankingCalendar } from '../calendar/banking-calendar.js';
import type { CommercialInvoice } from '../document/commercial-invoice.js';
import type { Draft } from '../document/draft.js';
import type { InsuranceDocument } from '../document/insurance-document.js';
import type { PackingList } from '../document/packing-list.js';
import { isTransportDocument, type TradeDocument, type TransportDocument } from '../document/trade-document.js';
import { moneyToWire, type Money } from '../kernel/money.js';
import type { CalendarDate } from '../kernel/time.js';
import type { CreditRules } from '../letter-of-credit/rules.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import type { Finding } from './finding.js';
import type { EarlierShipment } from './instalments.js';
import { shipmentDateOfSet } from './shipment-date.js';
import type { SortedSet } from './required.js';

/** What is put before a bank, and what it knows of the day and the credit. */
export interface ExaminationFacts {
    /** As they bind the beneficiary at the time of presentation. */
    readonly terms: CreditTerms;
    /** Those under which the credit stands. */
    readonly rules: CreditRules;
    readonly creditReference: string;
    readonly documents: readonly TradeDocument[];
    /** What the presenter asks to be paid. */
    readonly amountClaimed: Money;
    /** The banking day on which the documents came in, at the place of expiry. */
    readonly presentedOn: CalendarDate;
    /** The day by which documents are dated (article 14i), where it is another. */
    readonly assembledOn?: CalendarDate;
    /** The calendar of the place of expiry, which alone can move the last day of presentation (article 29a). */
    readonly calendar: BankingCalendar;
    /** What is left of the credit without this presentation. */
    readonly available: Money;
    /** Whether something was drawn before. */
    readonly hasEarlierDrawing: boolean;
    /** What was invoiced with those drawings, which adds up to no more than the credit is for. */
    readonly earlierInvoices?: readonly CommercialInvoice[];
    /** What was drawn before for goods shipped on which day, where that is known. */
    readonly earlierShipments?: readonly EarlierShipment[];
}

/** The same with its documents told apart: what every check starts from. */
export interface Examined extends Omit<ExaminationFacts, 'documents'> {
    readonly set: SortedSet;
    readonly drafts: readonly Draft[];
    readonly invoices: readonly CommercialInvoice[];
    readonly transport: readonly TransportDocument[];
    readonly insurances: readonly InsuranceDocument[];
    readonly packingLists: readonly PackingList[];
    readonly shippedOn: CalendarDate | undefined;
}

/** One group of checks. */
export type Check = (examined: Examined) => readonly Finding[];

/** Looks at nothing but the documents that the credit requires: what is disregarded can make no discrepancy (14g). */
export function examinedOf(facts: ExaminationFacts, set: SortedSet): Examined {
    const { examined } = set;

    return {
        ...facts,
        set,
        drafts: examined.filter((document) => document.kind === 'DRAFT'),
        invoices: examined.filter((document) => document.kind === 'COMMERCIAL_INVOICE'),
        transport: examined.filter(isTransportDocument),
        insurances: examined.filter((document) => document.kind === 'INSURANCE_DOCUMENT'),
        packingLists: examined.filter((document) => document.kind === 'PACKING_LIST'),
        shippedOn: shipmentDateOfSet(examined),
    };
}

/** An amount as a finding shows it: "USD 450000.00". */
export function shownMoney(money: Money): string {
    const { amount, currency } = moneyToWire(money);

    return `${currency} ${amount}`;
}
