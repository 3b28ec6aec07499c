import { describe, expect, it } from '@jest/globals';
import { Refusal } from '../../kernel/refusal.js';
import { buyer, dealId, seller } from '../title/testing/samples.js';
import type { Bid } from './bid.js';
import { closeBidding } from './close-bidding.js';
import { commitQuote } from './commit-quote.js';
import { indicateQuote } from './indicate-quote.js';
import { invitationUnder, type Invitation } from './invitation.js';
import type { QuoteRequest } from './quote-request.js';
import type { Quote } from './quote.js';
import { revealQuote } from './reveal-quote.js';
import { takeQuote, type Choice } from './take-quote.js';
import { at, books, closesAt, holding, invitationOf, quote, request, revealUntil } from './testing/samples.js';

/** A request with one bank that it asks, as their records stand at an instant. */
interface Records {
    readonly request: QuoteRequest;
    readonly invitation: Invitation;
    readonly bid: Bid | undefined;
    readonly at: string;
}

const commitment = 'b'.repeat(64);
const quoting = ({ invitation, ...records }: Records) => ({ ...books, ...records, invitation, bank: buyer });
const selling = ({ request: asked, bid, at: now }: Records) => ({
    ...{ request: asked, bank: seller, bids: bid === undefined ? [] : [bid], at: now, sale: holding, dealId },
});
/** The bank learns from its invitation how the request stands. */
const under = (decided: QuoteRequest, records: Records): Records => ({
    ...records,
    request: decided,
    invitation: invitationUnder(decided, records.invitation),
});
const seal = (sealed: Quote, records: Records): Records => ({
    ...records,
    bid: commitQuote({ quote: sealed, commitment }, quoting(records)).bid,
});
const show = (shown: Quote, records: Records): Records => {
    const { bid } = records;
    if (bid === undefined) {
        // As the ledger says it: what was not sealed is not there to be shown.
        throw new Refusal('not-found', 'RECORD_MUST_EXIST');
    }

    return { ...records, bid: revealQuote(shown, { ...quoting(records), bid, sha256: commitment }) };
};
const decide = (choice: Choice, records: Records): Records => under(takeQuote(choice, selling(records)), records);
const indicative = { ...quote, kind: 'INDICATIVE' } as const;
const { percentPerYear, ...terms } = quote.terms;
const range = { ...terms, fromPercentPerYear: percentPerYear, toPercentPerYear: '2.9' };

/** All that is done about a quote: by the bank that is asked, and by the seller that asks. */
const steps = {
    INDICATE: (records: Records): Records => ({ ...records, invitation: indicateQuote(range, quoting(records)) }),
    SEAL: (records: Records) => seal(quote, records),
    SEAL_INDICATIVE: (records: Records) => seal(indicative, records),
    CLOSE: (records: Records) => under(closeBidding(selling(records)), records),
    SHOW: (records: Records) => show(quote, records),
    SHOW_INDICATIVE: (records: Records) => show(indicative, records),
    TAKE: (records: Records) => decide({ chosen: buyer }, records),
    TAKE_NONE: (records: Records) => decide({ reason: 'we keep the claim' }, records),
};
type Step = keyof typeof steps;

const invitation = invitationOf(buyer);
const { invitationId } = invitation;
const asked: Records = {
    request: { ...request, invitations: [{ bank: buyer, invitationId }] },
    ...{ invitation, bid: undefined, at: at(5) },
};
const sealed = steps.SEAL(asked);
const unrevealed = steps.CLOSE({ ...sealed, at: closesAt });
const revealed = steps.SHOW(unrevealed);

/** Where the quote of a bank stands (reference §3.2), by records and by what the time makes of them. */
const states = {
    ASKED: asked,
    /** Its time to quote is over, and nobody has closed bidding. */
    ASKED_LONG_AGO: { ...asked, at: closesAt },
    INDICATED: steps.INDICATE(asked),
    SEALED: sealed,
    SILENT: steps.CLOSE({ ...asked, at: closesAt }),
    UNREVEALED: unrevealed,
    /** It was not shown in time. */
    WITHHELD: { ...unrevealed, at: revealUntil },
    REVEALED: revealed,
    /** It does not bind its bank any more. */
    ENDED: { ...revealed, at: quote.validUntil },
    TAKEN: steps.TAKE(revealed),
    NOT_TAKEN: steps.TAKE_NONE(revealed),
};
type State = keyof typeof states;

function stateOf({ invitation: { status, indication }, bid }: Records): State {
    if (status === 'OPEN') {
        return bid !== undefined ? 'SEALED' : indication !== undefined ? 'INDICATED' : 'ASKED';
    }
    const shut = bid === undefined ? 'SILENT' : bid.revealed === undefined ? 'UNREVEALED' : 'REVEALED';

    return status === 'CLOSED' ? shut : status;
}

const each = <Outcome extends string>(outcome: Outcome, ...of: readonly State[]) =>
    Object.fromEntries(of.map((state) => [state, outcome])) as Partial<Record<State, Outcome>>;
const decided = ['TAKEN', 'NOT_TAKEN'] as const;
const shut = ['SILENT', 'UNREVEALED', 'WITHHELD', 'REVEALED', 'ENDED', ...decided] as const;
const open = ['ASKED', 'ASKED_LONG_AGO', 'INDICATED', 'SEALED'] as const;
const biddingIsShut = each('BIDDING_MUST_BE_OPEN', ...shut);
const nothingIsSealed = each('RECORD_MUST_EXIST', 'ASKED', 'ASKED_LONG_AGO', 'INDICATED', 'SILENT');
const biddingIsNotShut = each('BIDDING_MUST_BE_CLOSED', ...open, ...decided);
const notInTime = each('QUOTE_MUST_BE_REVEALED_IN_TIME', 'WITHHELD', 'ENDED');

/** The whole machine: where each step leads from each state, or by what it is refused. */
const machine: Readonly<Record<Step, Partial<Record<State, string>>>> = {
    INDICATE: {
        ...biddingIsShut,
        ...each('INDICATED', 'ASKED', 'ASKED_LONG_AGO', 'INDICATED'),
        SEALED: 'BANK_MUST_NOT_HAVE_QUOTED',
    },
    SEAL: {
        ...biddingIsShut,
        ...each('SEALED', 'ASKED', 'ASKED_LONG_AGO', 'INDICATED'),
        SEALED: 'BANK_MUST_NOT_HAVE_QUOTED',
    },
    SEAL_INDICATIVE: {
        ...biddingIsShut,
        ...each('QUOTE_MUST_BE_FIRM', 'ASKED', 'ASKED_LONG_AGO', 'INDICATED'),
        SEALED: 'BANK_MUST_NOT_HAVE_QUOTED',
    },
    CLOSE: {
        ...biddingIsShut,
        ...each('BIDDING_MUST_RUN_ITS_TIME', 'ASKED', 'INDICATED'),
        ...{ ASKED_LONG_AGO: 'SILENT', SEALED: 'UNREVEALED' },
    },
    SHOW: {
        ...{ ...biddingIsNotShut, ...nothingIsSealed, ...notInTime },
        ...{ UNREVEALED: 'REVEALED', REVEALED: 'QUOTE_MUST_BE_REVEALED_ONCE' },
    },
    SHOW_INDICATIVE: {
        ...{ ...biddingIsNotShut, ...nothingIsSealed, ...notInTime },
        ...{ UNREVEALED: 'QUOTE_MUST_BE_FIRM', REVEALED: 'QUOTE_MUST_BE_REVEALED_ONCE' },
    },
    TAKE: {
        ...biddingIsNotShut,
        ...each('CHOICE_MUST_BIND_ITS_BANK', 'SILENT', 'WITHHELD', 'ENDED'),
        ...{ UNREVEALED: 'REVEALING_MUST_BE_OVER', REVEALED: 'TAKEN' },
    },
    TAKE_NONE: {
        ...biddingIsNotShut,
        ...each('NOT_TAKEN', 'SILENT', 'WITHHELD', 'REVEALED', 'ENDED'),
        UNREVEALED: 'REVEALING_MUST_BE_OVER',
    },
};

function outcomeOf(step: Step, from: State): string {
    try {
        return stateOf(steps[step](states[from]));
    } catch (error) {
        if (error instanceof Refusal) {
            return error.code;
        }
        throw error;
    }
}

describe('the machine of a quote', () => {
    it.each(Object.keys(steps) as Step[])('leads by %s from every state to another, or refuses it', (step) => {
        const froms = Object.keys(states) as State[];

        expect(Object.fromEntries(froms.map((from) => [from, outcomeOf(step, from)]))).toEqual(machine[step]);
    });
});
