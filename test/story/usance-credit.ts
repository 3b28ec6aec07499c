import { draft, insurance, invoice } from '@cohong/domain/document/testing/samples';
import { billOfLading } from '@cohong/domain/document/testing/transport-samples';
import { addDays } from '@cohong/domain/kernel/time';
import { usanceWire } from '@cohong/domain/letter-of-credit/testing/samples';
import type { CreditTermsWire } from '@cohong/domain/letter-of-credit/terms';
import { carryCalendarOn } from './calendar.js';
import { byTwo, money, outcome, type Cast } from './cast.js';
import type { Answer, Client } from './client.js';
import { inDays, inOurDays, renewed } from './documents.js';
import type { Narrator } from './narrator.js';

const credits = '/v1/letters-of-credit';
export const letterOfCreditReference = 'HCB2603LC0041';

/** The credit of the samples, in the days of whoever hears the story; however many holidays are in between. */
export const usance: CreditTermsWire = {
    ...usanceWire,
    expiry: { ...usanceWire.expiry, expiryDate: inDays(120) },
    shipment: { ...usanceWire.shipment, latestShipmentDate: inDays(90) },
    presentationPeriod: { days: 60 },
};
const { amount, applicant, beneficiary } = usance;
const documents = inOurDays([draft, invoice, billOfLading, insurance]);
const shippedOn = inDays(-8);

/** A usance credit, from the application to the confirming bank's promise to pay at maturity. */
export async function tellOfTheCredit(cast: Cast, narrator: Narrator): Promise<void> {
    await carryCalendarOn(cast.officer);
    const creditId = await theIssue(cast, narrator);
    await theConfirmation(cast, narrator, creditId);
    const presentations = `${credits}/${creditId}/presentations`;
    await theRefusal(cast, narrator, presentations);
    await theUndertaking(cast, narrator, presentations);
    await whoSeesTheCredit(cast, narrator, creditId);
}

async function theIssue({ harbour, harbourChecker }: Cast, tell: Narrator): Promise<string> {
    tell.chapter('A letter of credit');
    tell.says(`${applicant.partyName}, Singapore, buys bed linen of ${beneficiary.partyName}`);
    tell.says(`for ${money(amount)}, payable 90 days after shipment. Harbour Commercial Bank is the buyer's bank.`);
    const { drafts } = usance.availability;
    const application = { letterOfCreditReference, instructions: { instructionsToBanks: 'We cover you at maturity' } };
    const drafted = await harbour.post('/v1/credit-applications', {
        ...application,
        terms: {
            ...usance,
            shipment: { ...usance.shipment, latestShipmentDate: inDays(121) },
            availability: {
                ...usance.availability,
                drafts: { ...drafts, drawee: { partyName: applicant.partyName, bic: 'ABCDSGSG' } },
            },
        },
    });
    tell.states(
        'Drafted with shipment after expiry and a draft on the applicant, it is refused: every fault at once, with its rule.',
        drafted.list('errors').map(({ path, rule }) => [path, rule]),
        [
            ['shipment.latestShipmentDate', 'MT700 44C with 31D'],
            ['availability.drafts.drawee', 'UCP 600 art. 6c'],
            ['availability.drafts.drawee', 'UCP 600 art. 7a, 8a'],
        ],
    );
    const applied = await harbour.post('/v1/credit-applications', { ...application, terms: usance });
    tell.states('Drafted anew, it stands.', outcome(applied, 'status'), [201, 'APPLIED']);
    const creditId = applied.text('creditId');
    await byTwo([harbour, harbourChecker], `/v1/credit-applications/${creditId}/issues`, { version: 1 });
    tell.states(
        'A maker proposes to issue it and a checker issues it: from now on Harbour is bound (UCP 600 art. 7b).',
        outcome(await harbour.get(`${credits}/${creditId}`), 'status'),
        [200, 'ISSUED'],
    );
    return creditId;
}

async function theConfirmation(cast: Cast, tell: Narrator, creditId: string): Promise<void> {
    const { maker, pearl, pearlChecker, harbour } = cast;
    const credit = `${credits}/${creditId}`;
    tell.states(
        'Bank of Haizhou advises it to the exporter.',
        outcome(await maker.post(`${credit}/advices`), 'status'),
        [200, 'EFFECTIVE'],
    );
    await byTwo([pearl, pearlChecker], `${credit}/confirmations`);
    tell.states(
        'Pearl River Bank confirms it: a second bank is bound (art. 8b).',
        (await pearl.get(credit)).at('confirmation.outcome'),
        'CONFIRMED',
    );
    const held = (await harbour.get(credit)).body;
    tell.states(
        'The three banks hold one and the same credit.',
        [(await maker.get(credit)).body, (await pearl.get(credit)).body],
        [held, held],
    );
    const view = await maker.get(`${credit}/beneficiarys-view`);
    tell.states(
        'The exporter is shown its terms, and nothing of what the banks tell each other.',
        [view.at('terms'), JSON.stringify(view.body).includes('We cover you')],
        [usance, false],
    );
}

async function theRefusal({ maker, pearl, pearlChecker }: Cast, tell: Narrator, page: string): Promise<void> {
    tell.chapter('Documents, and a notice of refusal');
    const withoutInsurance = documents.filter(({ kind }) => kind !== 'INSURANCE_DOCUMENT');
    const lodged = await present(maker, page, { number: 1, documents: withoutInsurance });
    tell.states(
        `Bank of Haizhou presents draft, invoice and bill of lading for ${money(amount)} to Pearl River Bank.`,
        outcome(lodged, 'status'),
        [201, 'LODGED'],
    );
    tell.states(
        'It has five banking days at its place to refuse (art. 14b); the answer says when they end.',
        lodged.text('examinationEnds.earlier.lastDay') > inDays(4),
        true,
    );
    const examined = await pearl.post(`${page}/1/examinations`);
    const discrepancies = examined.list('findings').filter(({ kind }) => kind === 'DISCREPANCY');
    tell.states(
        'The examiner finds that the insurance document is missing, and says by which rule.',
        discrepancies.map(({ rule, field, found }) => [rule, field, found]),
        [['UCP 600 art. 14a, MT700 46A', 'requiredDocuments.2', 'nothing']],
    );
    tell.states(
        'People decide: they leave it at that, and the documents do not comply.',
        outcome(await pearl.post(`${page}/1/judgements`, { dropped: [], added: [] }), 'status'),
        [200, 'DISCREPANT'],
    );
    await byTwo([pearl, pearlChecker], `${page}/1/refusals`, { disposal: 'HELD_FOR_PRESENTER' });
    const refused = await maker.get(`${page}/1`);
    tell.states(
        'One notice says all that is discrepant and what becomes of the documents (art. 16c).',
        [refused.at('status'), refused.list('refusal.discrepancies').length, refused.at('refusal.disposal')],
        ['REFUSED', 1, 'HELD_FOR_PRESENTER'],
    );
    tell.states(
        'A second notice is void.',
        outcome(await pearl.post(`${page}/1/refusals`, { disposal: 'RETURNING' }), 'code'),
        [409, 'NOTICE_OF_REFUSAL_MUST_BE_THE_ONLY_ONE'],
    );
}

async function theUndertaking({ maker, pearl, pearlChecker }: Cast, tell: Narrator, page: string): Promise<void> {
    tell.chapter('Documents that comply');
    const complete = renewed(documents, 'B');
    tell.states(
        'The exporter completes the set in time, and it is presented again.',
        outcome(await present(maker, page, { number: 2, documents: complete }), 'status'),
        [201, 'LODGED'],
    );
    tell.states(
        'The same documents cannot be presented twice.',
        outcome(await present(maker, page, { number: 3, documents: complete, claimed: '1.00' }), 'code'),
        [409, 'DOCUMENTS_MUST_NOT_BE_PRESENTED_TWICE'],
    );
    const another = renewed(documents, 'C');
    tell.states(
        'More than the credit allows, five per cent above its amount, cannot be drawn; not by a cent.',
        outcome(await present(maker, page, { number: 3, documents: another, claimed: '22500.01' }), 'code'),
        [409, 'PRESENTATION_MUST_BE_WITHIN_AVAILABLE'],
    );
    await pearl.post(`${page}/2/examinations`);
    tell.states(
        'Pearl River Bank finds that they comply.',
        outcome(await pearl.post(`${page}/2/judgements`, { dropped: [], added: [] }), 'status'),
        [200, 'COMPLYING'],
    );
    await byTwo([pearl, pearlChecker], `${page}/2/honours`);
    const undertaken = await maker.get(`${page}/2`);
    tell.states(
        'It accepts the draft: it is bound to pay ninety days after shipment.',
        [undertaken.at('status'), undertaken.list('undertaking.parts')[0]?.['maturity']],
        ['UNDERTAKEN', addDays(shippedOn, 90)],
    );
}

async function whoSeesTheCredit({ safe, customs }: Cast, tell: Narrator, creditId: string): Promise<void> {
    tell.chapter('Who sees the credit');
    const listed = await safe.get('/v1/supervision/letters-of-credit?issuingBank=HarbourBankMSP');
    tell.states(
        'SAFE sees the credit, whose it is and where it stands.',
        listed.list('data').map((each) => [each['creditId'], each['status']]),
        [[creditId, 'EFFECTIVE']],
    );
    const presented = await safe.get(`/v1/supervision/letters-of-credit/HarbourBankMSP/${creditId}/presentations/1`);
    tell.states('It sees what was presented, and why it was refused.', outcome(presented, 'status'), [200, 'REFUSED']);
    tell.states(
        'Customs, which is party to none, sees no credit.',
        (await customs.get(`${credits}/${creditId}`)).status,
        404,
    );
}

/** Bank of Haizhou presents to the confirming bank. */
function present(
    maker: Client,
    page: string,
    { claimed = amount.amount, ...presented }: { number: number; documents: typeof documents; claimed?: string },
): Promise<Answer> {
    const body = { examiningBank: 'PearlBankMSP', amount: { ...amount, amount: claimed }, ...presented };

    return maker.post(page, body);
}
