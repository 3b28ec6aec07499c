import { consentText, type Consent } from '@cohong/domain/consent/consent';
import { enterpriseInstructionText } from '@cohong/domain/consent/enterprise-instruction';
import { bedLinen } from '@cohong/fixtures';
import { Holder } from '../story/holder.js';
import { type Consortium, newId, type Outcome, type User } from './consortium.js';

const registrar: User = 'SafeMSP/registrar-1';
const { uscc } = bedLinen.consignor;

interface Asked {
    readonly facts?: readonly string[];
    readonly reason?: string;
    readonly at?: Date;
}

/** Shortcuts of tests in which an enterprise consents; it is the exporter of the trade floor's declaration. */
export class ConsentDesk {
    /** On which everything here is dated, unless told otherwise: after the floor's declaration by some months. */
    static readonly day = new Date('2026-12-10T02:00:00Z');
    readonly enterprise = new Holder();
    readonly #consortium: Consortium;
    readonly #channel: string;

    constructor(consortium: Consortium) {
        this.#consortium = consortium;
        this.#channel = consortium.network.channel.channelId;
    }

    /** Has two people of the regulator say what the directory is to say. */
    async enter(expectedVersion: number, entry: object): Promise<void> {
        await this.#consortium.submit('SafeMSP/regulator-1', 'trade/enterprise:ProposeEntry', {
            input: { uscc, expectedVersion, ...entry },
        });
        await this.#consortium.submit('SafeMSP/officer-1', 'trade/enterprise:ConfirmEntry', {
            input: { uscc, expectedVersion: expectedVersion + 1 },
        });
    }

    /** What the enterprise consents to, for the year of the day, signed by it or by somebody else. */
    consent(more: Partial<Consent> = {}, signer = this.enterprise): object {
        const consent: Consent = {
            consentId: newId(),
            uscc,
            publicKey: signer.holderKey,
            bank: 'HaizhouBankMSP',
            facts: ['EXPORTS', 'RECEIPT_RATE', 'CANCELLATIONS', 'CLASS'],
            reason: 'CREDIT_APPROVAL',
            from: '2026-01-01',
            until: '2027-12-31',
            uses: 1,
            ...more,
        };

        return { ...consent, signature: signer.sign(consentText(consent, this.#channel)) };
    }

    ask(user: User, consent: object, more: Asked = {}): Promise<Outcome> {
        const { facts = ['EXPORTS'], reason = 'CREDIT_APPROVAL', at = ConsentDesk.day } = more;
        const input = { inquiryId: newId(), consent, facts, reason };
        return this.#consortium.submit(user, 'trade/credit-inquiry:AskCreditInformation', { input, at });
    }

    answer(...asked: readonly (readonly [User, string])[]): Promise<Outcome> {
        return this.answerAt(ConsentDesk.day, ...asked);
    }

    answerAt(at: Date, ...asked: readonly (readonly [User, string])[]): Promise<Outcome> {
        const items = asked.map(([user, inquiryId]) => ({ bank: bankOf(user), inquiryId }));
        return this.#consortium.submit(registrar, 'trade/credit-inquiry:AnswerCreditInquiries', {
            input: { items },
            request: null,
            at,
        });
    }

    read(user: User, inquiryId: string): Promise<unknown> {
        return this.#consortium.evaluate(user, 'trade/credit-inquiry:ReadCreditInquiry', { inquiryId });
    }

    /** What a bank is told when it asks with this consent. */
    async told(user: User, consent: object, more: Asked = {}): Promise<unknown> {
        const { id } = await this.ask(user, consent, more);
        await this.answerAt(more.at ?? ConsentDesk.day, [user, id]);

        return await this.read(user, id);
    }

    /** An instruction of the enterprise, or of somebody else, signed for a bank. */
    instruction(user: User, wish: object, signer = this.enterprise): { readonly instructionId: string } {
        const instruction = {
            instructionId: newId(),
            uscc,
            publicKey: signer.holderKey,
            validUntil: '2027-12-31T00:00:00.000Z',
            ...wish,
        };
        const whereabouts = { channel: this.#channel, bank: bankOf(user) };
        const text = enterpriseInstructionText(
            instruction as Parameters<typeof enterpriseInstructionText>[0],
            whereabouts,
        );

        return { ...instruction, signature: signer.sign(text) } as { readonly instructionId: string };
    }

    /** Hands an instruction in, has it carried out, and gives what the bank may show the enterprise. */
    async carryOut(user: User, instruction: { readonly instructionId: string }): Promise<unknown> {
        const { instructionId } = instruction;
        await this.#consortium.submit(user, 'trade/consent:HandInInstruction', {
            input: instruction,
            at: ConsentDesk.day,
        });
        await this.#consortium.submit(registrar, 'trade/consent:CarryOutInstructions', {
            input: { items: [{ bank: bankOf(user), instructionId }] },
            request: null,
            at: ConsentDesk.day,
        });

        return await this.#consortium.evaluate(user, 'trade/consent:ReadInstruction', { instructionId });
    }

    /** Counts whatever is new of exports. */
    async count(): Promise<number> {
        const { noteIds } = (await this.#consortium.evaluate(registrar, 'trade/export-count:ListUncounted', {})) as {
            noteIds: readonly string[];
        };
        if (noteIds.length > 0) {
            await this.#consortium.submit(registrar, 'trade/export-count:CountExports', {
                input: { items: noteIds.map((noteId) => ({ noteId })) },
                request: null,
            });
        }

        return noteIds.length;
    }
}

function bankOf(user: User): string {
    return user.split('/')[0] ?? '';
}
