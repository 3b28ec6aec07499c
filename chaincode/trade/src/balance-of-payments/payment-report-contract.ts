import {
    CohongContext,
    CohongContract,
    deriveSecret,
    hmac,
    once,
    type PrivateCollection,
} from '@cohong/chaincode-runtime';
import { adviseReport } from '@cohong/domain/balance-of-payments/advise-report';
import {
    adviseReportSchema,
    readDueDaysSchema,
    readReportSchema,
    reportPaymentSchema,
    type DueDay,
} from '@cohong/domain/balance-of-payments/api';
import { bopRulesOn } from '@cohong/domain/balance-of-payments/bop-rules';
import { reportRead } from '@cohong/domain/balance-of-payments/mend-report';
import { dueDay } from '@cohong/domain/balance-of-payments/report-deadline';
import { reportPayment, type Reported } from '@cohong/domain/balance-of-payments/report-payment';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { mustBeActor } from '@cohong/domain/party/actors';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { bankingCalendars } from '../calendar/records.js';
import { EnterpriseRegister } from '../consent/enterprise-register.js';
import { actingBank, registryPlace, vaultInView, vaultOf } from '../places.js';
import { findPayment } from './find-payment.js';
import { bopRules, daySerials, keyOfPayment, paymentReports, reportedPayments, serialSecrets } from './records.js';

/** What banks report of payments from and to abroad, each in its own vault, where SAFE reads it and answers. */
@Info({ title: 'Payment report', description: 'Declarations for the balance of payments' })
export class PaymentReportContract extends CohongContract {
    constructor() {
        super('payment-report');
    }

    /** Reports a payment. Endorsers: the bank and a regulator. */
    @Transaction()
    @Returns('string')
    async ReportPayment(ctx: CohongContext): Promise<string> {
        const request = ctx.input(reportPaymentSchema);
        const { bank, place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const vault = ctx.ledger.in(place);
            const payment = await findPayment(vault, bank, request.payment);
            const before = await vault.find(reportedPayments, ...keyOfPayment(request.payment));
            const dayKey = hmac(await serialSecretOf(ctx, vault), payment.day);

            const done = reportPayment(request, {
                payment,
                rules: bopRulesOn(await ctx.ledger.findBook(bopRules), payment.day),
                calendars: await ctx.ledger.findBook(bankingCalendars),
                last: before && (await vault.get(paymentReports, before.reportId)),
                dayKey,
                serials: await vault.find(daySerials, dayKey),
                at: ctx.now,
            });

            await save(vault, done);
            const { reportId } = done.report;
            ctx.emit({ type: 'PaymentReported', reportId });
            return reportId;
        });
    }

    /** Accepts a report for SAFE, or refuses it with what is to be mended. Endorsers: both regulators. */
    @Transaction()
    @Returns('string')
    async AdviseReport(ctx: CohongContext): Promise<string> {
        const { bank, reportId, advice } = ctx.input(adviseReportSchema);
        mustBeActor(await ctx.caller(), 'foreign-exchange-regulator', 'officer');

        return await once(ctx, registryPlace, async () => {
            const vault = ctx.ledger.in(vaultOf(bank));
            const before = await vault.get(paymentReports, reportId);
            const enterprise = await (await EnterpriseRegister.find(ctx))?.find(before.enterpriseUscc);

            const report = adviseReport(advice, { report: before, enterprise, at: ctx.now });

            await vault.replace(paymentReports, report);
            // Whether it was refused only its bank and the regulators learn.
            ctx.emit({ type: 'PaymentReportAdvised', reportId });
            return reportId;
        });
    }

    @Transaction(false)
    @Returns('string')
    async ReadReport(ctx: CohongContext): Promise<string> {
        const { bank, reportId } = ctx.input(readReportSchema);
        const report = await ctx.ledger.in(await vaultInView(ctx, bank)).get(paymentReports, reportId);

        return canonicalJson(reportRead(report));
    }

    /** Until when payments are to be reported, and of which that is over now. Public, as the rules and calendars are. */
    @Transaction(false)
    @Returns('string')
    async ReadDueDays(ctx: CohongContext): Promise<string> {
        const { payments } = ctx.input(readDueDaysSchema);
        const book = await ctx.ledger.findBook(bopRules);
        const calendars = await ctx.ledger.findBook(bankingCalendars);
        const days: readonly DueDay[] = payments.map((payment) => dueDay(payment, { book, calendars, at: ctx.now }));

        return canonicalJson(days);
    }
}

async function save(vault: PrivateCollection, { report, reported, replaced, serials }: Reported): Promise<void> {
    await vault.insert(paymentReports, report);
    if (replaced === undefined) {
        await vault.insert(reportedPayments, reported);
    } else {
        await vault.replace(reportedPayments, reported);
        await vault.replace(paymentReports, replaced);
    }
    if (serials !== undefined) {
        await (serials.last === 1 ? vault.insert(daySerials, serials) : vault.replace(daySerials, serials));
    }
}

/** The secret of the vault, made in this transaction where there is none yet: whoever comes second conflicts with the first. */
async function serialSecretOf(ctx: CohongContext, vault: PrivateCollection): Promise<string> {
    const found = await vault.find(serialSecrets);
    if (found !== undefined) {
        return found.secret;
    }
    const secret = deriveSecret(ctx.seed, 'serials of the balance of payments');
    await vault.insert(serialSecrets, { secret });

    return secret;
}
