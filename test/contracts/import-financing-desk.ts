import { rawCotton } from '@cohong/fixtures';
import { cottonWorth } from '../story/cotton.js';
import { type Consortium, newId, type Outcome, type User } from './consortium.js';

const cny = (amount: string) => ({ amount, currency: 'CNY' });
const customs: User = 'CustomsMSP/officer-1';
const { consignee, contract } = rawCotton;

/** Goods that have come in, and what their importer shows its bank. */
interface Imported {
    readonly declarationNumber: string;
    readonly releaseCode: string;
}

/** Shortcuts of tests that pay for imports; a policy is set, by which 80 % may be lent for 180 days. */
export class ImportFinancingDesk {
    readonly #consortium: Consortium;
    #declared = 0;

    private constructor(consortium: Consortium) {
        this.#consortium = consortium;
    }

    static async open(consortium: Consortium): Promise<ImportFinancingDesk> {
        await consortium.submit('SafeMSP/officer-1', 'trade/import-financing-policy:SetPolicy', {
            input: {
                effectiveFrom: '2026-01-01',
                capBasisPoints: 8_000,
                reservationHours: 72,
                tenor: { maximumDays: 180, maximumExtensions: 1, maximumExtensionDays: 30 },
                askedWithinDays: 3_660,
            },
        });

        return new ImportFinancingDesk(consortium);
    }

    /** Cotton for 1 000.00 yuan that customs has let in. */
    async declare(): Promise<Imported> {
        this.#declared += 1;
        const declarationNumber = `3104202610460${String(this.#declared).padStart(5, '0')}`;
        const input = { ...cottonWorth('1000.00'), declarationNumber, status: 'RELEASED' };
        await this.#consortium.submit(customs, 'trade/import-declaration:DeclareImport', { input });
        const question = 'trade/import-declaration:ReadImportDeclaration';
        const declared = await this.#consortium.evaluate(customs, question, { declarationNumber });

        return { declarationNumber, releaseCode: (declared as { releaseCode: string }).releaseCode };
    }

    /** What customs does to the goods; gives the notice that it leaves. */
    async change(act: 'AmendImport' | 'CancelImport', input: object): Promise<string> {
        const noticeId = newId();
        await this.#consortium.submit(customs, `trade/import-declaration:${act}`, { input: { ...input, noticeId } });

        return noticeId;
    }

    /** A loan that is due in 90 days. */
    request(user: User, imported: Imported, amount: string): Promise<string> {
        return this.#ask(user, imported, { funds: 'LOAN', dueOn: inDays(90), amount: cny(amount) });
    }

    /** The importer's own money. */
    requestOwn(user: User, imported: Imported, amount: string): Promise<string> {
        return this.#ask(user, imported, { funds: 'OWN_FUNDS', amount: cny(amount) });
    }

    batch(
        act: 'DecideImportFinancings' | 'SettleImportFinancings',
        items: readonly (readonly [User, string])[],
        { by = 'SafeMSP/registrar-1', at }: { readonly by?: User; readonly at?: Date } = {},
    ): Promise<Outcome> {
        return this.#consortium.submit(by, `trade/import-financing-registry:${act}`, {
            input: { items: items.map(([user, id]) => ({ bank: user.split('/')[0], importFinancingId: id })) },
            request: null,
            ...(at && { at }),
        });
    }

    alert(noticeIds: readonly string[], by: User = 'SafeMSP/registrar-1'): Promise<Outcome> {
        return this.#consortium.submit(by, 'trade/import-financing-registry:AlertBanks', {
            input: { items: noticeIds.map((noticeId) => ({ noticeId })) },
            request: null,
        });
    }

    /** A loan with the registrar's answer. */
    async reserve(user: User, imported: Imported, amount: string): Promise<string> {
        const id = await this.request(user, imported, amount);
        await this.batch('DecideImportFinancings', [[user, id]]);

        return id;
    }

    async propose(user: User, importFinancingId: string, means: object = outside): Promise<string> {
        const approvalId = newId();
        await this.#consortium.submit(user, 'trade/import-financing:ProposeDisbursement', {
            input: { approvalId, importFinancingId, means },
        });

        return approvalId;
    }

    approve(user: User, approvalId: string, settlement?: unknown): Promise<Outcome> {
        return this.#consortium.submit(checkerOf(user), 'trade/import-financing:ApproveDisbursement', {
            input: { approvalId },
            settlement,
        });
    }

    /** A loan that has paid the seller outside the ledger. */
    async lend(user: User, imported: Imported, amount: string): Promise<string> {
        const id = await this.reserve(user, imported, amount);
        await this.approve(user, await this.propose(user, id));

        return id;
    }

    repay(user: User, importFinancingId: string, repaid: Repaid): Promise<Outcome> {
        const { amount, means = outside, settlement } = repaid;
        return this.#consortium.submit(user, 'trade/import-financing:RecordRepayment', {
            input: { importFinancingId, repaymentId: newId(), amount: cny(amount), means },
            settlement,
        });
    }

    withdraw(user: User, importFinancingId: string): Promise<Outcome> {
        return this.#consortium.submit(user, 'trade/import-financing:WithdrawImportFinancing', {
            input: { importFinancingId },
        });
    }

    /** Has two users of the bank do something to a loan. */
    async byTwo(user: User, act: 'Extension' | 'WriteOff' | 'Reversal', input: object): Promise<Outcome> {
        const approvalId = newId();
        await this.#consortium.submit(user, `trade/import-financing-life:Propose${act}`, {
            input: { ...input, approvalId },
        });

        return await this.#consortium.submit(checkerOf(user), `trade/import-financing-life:Approve${act}`, {
            input: { approvalId },
        });
    }

    read(user: User, importFinancingId: string): Promise<unknown> {
        return this.#consortium.evaluate(user, 'trade/import-financing:ReadImportFinancing', { importFinancingId });
    }

    /** What lies on the goods, as a regulator sees it. */
    lyingOn({ declarationNumber }: Imported): Promise<unknown> {
        const question = 'trade/import-financing-registry:ReadFinancedImport';
        return this.#consortium.evaluate('SafeMSP/regulator-1', question, { declarationNumber });
    }

    async #ask(user: User, imported: Imported, terms: object): Promise<string> {
        const { id } = await this.#consortium.submit(user, 'trade/import-financing:RequestImportFinancing', {
            input: {
                importFinancingId: newId(),
                ...imported,
                importerUscc: consignee.uscc,
                contractReference: contract.reference,
                ...terms,
            },
        });

        return id;
    }
}

interface Repaid {
    readonly amount: string;
    readonly means?: object;
    readonly settlement?: unknown;
}

const outside = { kind: 'OUTSIDE', reference: 'CIPS 1' };

function checkerOf(user: User): User {
    return `${user.split('/')[0] ?? ''}/checker-1`;
}

/** A day so many days from now, in China. */
export function inDays(days: number): string {
    return new Date(Date.now() + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 10);
}
