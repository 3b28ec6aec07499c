import type { CohongContext } from '@cohong/chaincode-runtime';
import { whyNotUsable } from '@cohong/domain/consent/use-consent';
import {
    answerCreditInquiry,
    mayBeAnswered,
    refusedInquiry,
} from '@cohong/domain/credit-information/answer-credit-inquiry';
import { monthsToldIn } from '@cohong/domain/credit-information/credit-information';
import type { CreditInquiry } from '@cohong/domain/credit-information/credit-inquiry';
import { monthOf } from '@cohong/domain/credit-information/export-month';
import type { CreditPassport } from '@cohong/domain/credit-passport/credit-passport';
import type { FinancingPolicy } from '@cohong/domain/receivable/policy';
import { EnterpriseRegister } from '../consent/enterprise-register.js';
import { passportOf, savePassport } from '../credit-passport/make-passport.js';
import { DailyCounts } from '../registry/daily-counts.js';
import { pepperOf } from '../registry/registry-file.js';
import { ExportCounts } from './export-counts.js';

/** One batch of inquiries: two of them may use one consent, or be of one bank on its last inquiry of the day. */
export class CreditRound {
    readonly answered: CreditInquiry[] = [];
    readonly #passports: CreditPassport[] = [];
    readonly #ctx: CohongContext;
    readonly #policy: FinancingPolicy;
    readonly #register: EnterpriseRegister;
    readonly #counts: ExportCounts;
    readonly #asked: DailyCounts;

    private constructor(
        ctx: CohongContext,
        { policy, pepper, register }: { policy: FinancingPolicy; pepper: string; register: EnterpriseRegister },
    ) {
        this.#ctx = ctx;
        this.#policy = policy;
        this.#register = register;
        this.#counts = new ExportCounts(ctx, pepper);
        this.#asked = new DailyCounts(ctx, { name: 'credit-inquiries-asked', what: 'credit-inquiries-asked', pepper });
    }

    static async open(ctx: CohongContext, policy: FinancingPolicy): Promise<CreditRound> {
        const pepper = await pepperOf(ctx);

        return new CreditRound(ctx, { policy, pepper, register: await EnterpriseRegister.open(ctx) });
    }

    async take(inquiry: CreditInquiry): Promise<void> {
        this.answered.push(await this.#answerTo(inquiry));
    }

    async save(): Promise<void> {
        await this.#register.save();
        await this.#asked.save();
        for (const passport of this.#passports) {
            await savePassport(this.#ctx, passport);
        }
    }

    /**
     * Nothing is looked up above the day's limit, and nothing of the enterprise before the key is known to be its own:
     * everybody sees in the block whether what a transaction has read was there.
     */
    async #answerTo(inquiry: CreditInquiry): Promise<CreditInquiry> {
        const { consent } = inquiry;
        const at = this.#ctx.now;
        if (!mayBeAnswered({ policy: this.#policy, askedToday: await this.#asked.add(inquiry.bank, 1) })) {
            return refusedInquiry(inquiry, { code: 'CREDIT_INQUIRIES_MUST_NOT_EXCEED_DAILY_LIMIT', at });
        }
        const key = await this.#register.findKey(consent);
        const use = key && (await this.#register.findUse(consent));
        const code = whyNotUsable(consent, { key, use, at });
        if (code !== undefined) {
            return refusedInquiry(inquiry, { code, at });
        }
        const enterprise = await this.#register.get(consent.uscc);
        const months = await this.#counts.monthsOf(consent.uscc, monthsToldIn(monthOf(at)));
        const answered = answerCreditInquiry(inquiry, { enterprise, use, months, at });
        await this.#register.putUsed(answered);

        const passport = passportOf(this.#ctx, answered.inquiry);
        if (passport === undefined) {
            return answered.inquiry;
        }
        this.#passports.push(passport);

        return { ...answered.inquiry, passportId: passport.passportId };
    }
}
