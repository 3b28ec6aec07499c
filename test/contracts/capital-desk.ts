import { capitalPopulationSchema, type CapitalPopulation } from '@cohong/domain/capital-account/capital-population';
import type { BlockHeader } from '@cohong/domain/kernel/block-header';
import { common } from '@hyperledger/fabric-protos';
import { china, published } from '../../domain/src/calendar/testing/samples.js';
import { exampleCapitalPayment, exampleCapitalPolicy } from '../../gateway/src/capital-account/capital-examples.js';
import { type Consortium, newId, type Outcome, type User } from './consortium.js';

const officer: User = 'SafeMSP/officer-1';
const registrar: User = 'SafeMSP/registrar-1';
const cny = (amount: string) => ({ amount, currency: 'CNY' });

/** Any day of the tests, all of which are told as if it were then. */
export const morning = new Date('2026-03-31T01:00:00.000Z');
export const daysLater = (days: number): Date => new Date(morning.getTime() + days * 86_400_000);
const letter = { ...exampleCapitalPayment.basis, signedOn: '2026-03-30' };
export const proof = { kind: 'PROOF', proofSha256: 'b'.repeat(64) };

/** Three are enough to draw one from. */
const policy = {
    ...exampleCapitalPolicy,
    largeFrom: [cny('7000000.00')],
    sampled: { ordinary: 3_000, large: 10_000 },
    population: { days: 30, payments: 3 },
    evidenceBankingDays: 5,
};

type RegistryAct = 'RegisterAccounts' | 'ClosePopulations' | 'DrawSamples' | 'SettleChecks';

/** Shortcuts of tests that pay out of capital receipts; a policy is set, and banking days are told. */
export class CapitalDesk {
    readonly #consortium: Consortium;

    private constructor(consortium: Consortium) {
        this.#consortium = consortium;
    }

    static async open(consortium: Consortium): Promise<CapitalDesk> {
        const at = morning;
        await consortium.submit(officer, 'trade/capital-policy:SetPolicy', { input: policy, at });
        await consortium.submit('PbocMSP/officer-1', 'trade/calendar:PublishCalendars', {
            input: { calendars: [published(china)] },
            at,
        });
        await consortium.submit(registrar, 'trade/registry:EstablishPepper', { input: {}, request: null });

        return new CapitalDesk(consortium);
    }

    /** Opens an account, and has it registered. */
    async account(bank: string, enterpriseUscc: string, received = '10000000.00'): Promise<string> {
        const capitalAccountId = newId();
        const user: User = `${bank}/maker-1`;
        await this.#consortium.submit(user, 'trade/capital-account:OpenAccount', {
            input: { capitalAccountId, enterpriseUscc, kind: 'FOREIGN_CAPITAL', currency: 'CNY' },
            at: morning,
        });
        await this.batch('RegisterAccounts', [{ bank, capitalAccountId }]);
        await this.#consortium.submit(user, 'trade/capital-account:RecordReceipt', {
            input: { capitalAccountId, receiptId: newId(), amount: cny(received), reference: 'CIPS 1' },
            at: morning,
        });

        return capitalAccountId;
    }

    async propose(
        bank: string,
        capitalAccountId: string,
        changes: object = {},
    ): Promise<{ id: string; approvalId: string }> {
        const ids = { capitalPaymentId: newId(), approvalId: newId() };
        const input = { ...exampleCapitalPayment, basis: letter, capitalAccountId, ...ids, ...changes };
        await this.#consortium.submit(`${bank}/maker-1`, 'trade/capital-payment:ProposePayment', {
            input,
            at: morning,
        });

        return { id: input.capitalPaymentId, approvalId: input.approvalId };
    }

    approve(bank: string, approvalId: string): Promise<Outcome> {
        return this.#consortium.submit(`${bank}/checker-1`, 'trade/capital-payment:ApprovePayment', {
            input: { approvalId },
            at: morning,
        });
    }

    async pay(bank: string, capitalAccountId: string, changes: object = {}): Promise<string> {
        const { id, approvalId } = await this.propose(bank, capitalAccountId, changes);
        await this.approve(bank, approvalId);

        return id;
    }

    /** Pays three times, which is enough to draw from, and gives what all three are drawn from. */
    async payThrice(bank: string, capitalAccountId: string, changes: object = {}): Promise<string> {
        const populationId = await this.pay(bank, capitalAccountId, changes);
        await this.pay(bank, capitalAccountId, changes);
        await this.pay(bank, capitalAccountId, changes);

        return populationId;
    }

    /** Closes it, has the channel go on, and gives the block that draws. */
    async close(bank: string, populationId: string): Promise<BlockHeader> {
        await this.batch('ClosePopulations', [{ bank, populationId }]);
        const closedIn = this.#consortium.height - 1;
        await this.account('HarbourBankMSP', '91330206MA2LM0069W');

        return await this.header(closedIn + policy.seedBlocks);
    }

    async header(number: number): Promise<BlockHeader> {
        const channel = this.#consortium.channel('SafeMSP/gateway');
        const bytes = await channel
            .getContract('qscc')
            .evaluateTransaction('GetBlockByNumber', channel.getName(), String(number));
        const header = common.Block.deserializeBinary(bytes).getHeader()!;

        return {
            number,
            previousHash: Buffer.from(header.getPreviousHash_asU8()).toString('hex'),
            dataHash: Buffer.from(header.getDataHash_asU8()).toString('hex'),
        };
    }

    witness(bank: string, input: { readonly populationId: string; readonly header: BlockHeader }): Promise<Outcome> {
        return this.#consortium.submit(`${bank}/maker-1`, 'trade/capital-population:WitnessSeed', {
            input,
            at: morning,
        });
    }

    /** Draws, and gives those that were. */
    async draw(bank: string, populationId: string): Promise<readonly string[]> {
        const header = await this.close(bank, populationId);
        await this.witness(bank, { populationId, header });
        await this.batch('DrawSamples', [{ bank, populationId, header }]);
        const { sample } = await this.population(bank, populationId);

        return [...sample!.payments.ORDINARY, ...sample!.payments.LARGE];
    }

    async file(bank: string, capitalPaymentId: string, finding: 'PASSED' | 'FAILED'): Promise<Outcome> {
        const approvalId = newId();
        const input = { capitalPaymentId, finding, evidenceSha256: 'c'.repeat(64), approvalId };
        await this.#consortium.submit(`${bank}/maker-1`, 'trade/capital-payment:ProposeEvidence', {
            input,
            at: morning,
        });

        return await this.#consortium.submit(`${bank}/checker-1`, 'trade/capital-payment:ApproveEvidence', {
            input: { approvalId },
            at: morning,
        });
    }

    batch(
        act: RegistryAct,
        items: readonly object[],
        { by = registrar, at = morning }: { readonly by?: User; readonly at?: Date } = {},
    ): Promise<Outcome> {
        return this.#consortium.submit(by, `trade/capital-registry:${act}`, { input: { items }, request: null, at });
    }

    restore(enterpriseUscc: string, by = officer): Promise<Outcome> {
        return this.#consortium.submit(by, 'trade/capital-policy:RestoreEnterprise', {
            input: { enterpriseUscc, reason: 'All papers seen' },
            at: morning,
        });
    }

    read(bank: string, capitalAccountId: string): Promise<unknown> {
        return this.#ask(bank, 'trade/capital-account:ReadAccount', { capitalAccountId });
    }

    payment(bank: string, capitalPaymentId: string): Promise<unknown> {
        return this.#ask(bank, 'trade/capital-payment:ReadPayment', { capitalPaymentId });
    }

    async population(bank: string, populationId: string): Promise<CapitalPopulation> {
        const question = 'trade/capital-population:ReadPopulation';
        return capitalPopulationSchema.parse(await this.#ask(bank, question, { populationId }));
    }

    enterprise(enterpriseUscc: string, by: User = registrar): Promise<unknown> {
        return this.#consortium.evaluate(by, 'trade/capital-policy:ReadEnterprise', { enterpriseUscc });
    }

    /** What waits for a registrar at these banks, as if it were then. */
    async waiting(
        at: Date,
        ...banks: readonly string[]
    ): Promise<readonly { readonly kind: string; readonly id: string }[]> {
        const waiting = await this.#consortium.evaluateAt(registrar, 'trade/registry:ListWaiting', {
            input: { banks },
            at,
        });

        return waiting as { kind: string; id: string }[];
    }

    #ask(bank: string, question: `trade/${string}:${string}`, input: object): Promise<unknown> {
        return this.#consortium.evaluate(`${bank}/auditor-1`, question, input);
    }
}
