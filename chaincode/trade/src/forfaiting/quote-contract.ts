import { CohongContext, CohongContract, deriveSecret, once, sha256 } from '@cohong/chaincode-runtime';
import {
    indicateQuoteSchema,
    invitationAddressSchema,
    readInvitationSchema,
    sealQuoteSchema,
} from '@cohong/domain/forfaiting/quote/api';
import { exposureOf, withExposure } from '@cohong/domain/forfaiting/limit/buyer-book';
import { commitQuote } from '@cohong/domain/forfaiting/quote/commit-quote';
import { indicateQuote } from '@cohong/domain/forfaiting/quote/indicate-quote';
import { sealedText } from '@cohong/domain/forfaiting/quote/quote';
import { revealQuote } from '@cohong/domain/forfaiting/quote/reveal-quote';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo, type ByTwo } from '../approval/two-users.js';
import { actingBank, vaultInView } from '../places.js';
import { findExposures } from './find-exposures.js';
import { findInvitation, pricingBooks, vaultsOfInvitation } from './find-quotes.js';
import { bids, buyerBooks, invitations, sealedQuotes } from './records.js';

const sealingByTwo: ByTwo<typeof sealQuoteSchema> = {
    act: 'quote:ApproveQuote',
    schema: sealQuoteSchema,
    decide: async (ctx, acting, { invitationId, quote, programme }) => {
        const { bank, place } = acting;
        const { invitation, bid: before } = await findInvitation(ctx, acting, invitationId);
        const { requestId } = invitation;
        const books = await pricingBooks(ctx);
        const sealingSalt = deriveSecret(ctx.seed, `sealed quote ${invitationId}`);
        const commitment = sha256(sealedText({ requestId, bank, quote, salt: sealingSalt }));

        const exposed = await findExposures(ctx, acting);

        const { bid, days } = commitQuote(
            { quote, commitment },
            { ...books, invitation, bank, bid: before, at: ctx.now },
        );
        const book = withExposure(exposureOf(invitation, { days, programme }), exposed);

        const save = async (): Promise<void> => {
            await ctx.ledger.in(place).insert(sealedQuotes, { invitationId, quote, sealingSalt });
            await vaultsOfInvitation(ctx, acting, invitation).insert(bids, bid);
            await ctx.ledger.in(place).put(buyerBooks, book);
        };
        return { told: { invitationId }, save };
    },
    events: ['QuoteProposed', 'QuoteSealed'],
};

/**
 * What a bank does that was asked for a quote. The quote lies in its own books; what the seller sees of it until bidding is
 * closed is a hash, salted out of the seed that the bank's gateway draws. Endorsers: the bank and a regulator.
 */
@Info({ title: 'Quote', description: 'Sealed quotes for claims' })
export class QuoteContract extends CohongContract {
    constructor() {
        super('quote');
    }

    /** Says within what range the bank would quote: it binds nobody. */
    @Transaction()
    @Returns('string')
    async IndicateQuote(ctx: CohongContext): Promise<string> {
        const { invitationId, indication } = ctx.input(indicateQuoteSchema);
        const acting = await actingBank(ctx, 'maker');

        return await once(ctx, acting.place, async () => {
            const found = await findInvitation(ctx, acting, invitationId);
            const books = await pricingBooks(ctx);

            const indicated = indicateQuote(indication, { ...found, ...books, bank: acting.bank, at: ctx.now });

            await vaultsOfInvitation(ctx, acting, indicated).replace(invitations, indicated);
            ctx.emit({ type: 'QuoteIndicated', invitationId });
            return invitationId;
        });
    }

    /** Proposes a quote. */
    @Transaction()
    @Returns('string')
    async ProposeQuote(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, sealingByTwo);
    }

    /** Seals the quote: the bank is bound by it, and nobody can read it. */
    @Transaction()
    @Returns('string')
    async ApproveQuote(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, sealingByTwo);
    }

    /** Shows the seller what was sealed, when bidding is closed. */
    @Transaction()
    @Returns('string')
    async RevealQuote(ctx: CohongContext): Promise<string> {
        const { invitationId } = ctx.input(invitationAddressSchema);
        const acting = await actingBank(ctx, 'maker');
        const { bank, place } = acting;

        return await once(ctx, place, async () => {
            const { invitation } = await findInvitation(ctx, acting, invitationId);
            const { quote, sealingSalt: salt } = await ctx.ledger.in(place).get(sealedQuotes, invitationId);
            const vaults = vaultsOfInvitation(ctx, acting, invitation);
            const bid = await vaults.get(bids, invitationId);
            const books = await pricingBooks(ctx);
            const text = sealedText({ requestId: invitation.requestId, bank, quote, salt });

            const revealed = revealQuote(quote, {
                ...books,
                invitation,
                bank,
                bid,
                sha256: sha256(text),
                at: ctx.now,
            });

            await vaults.replace(bids, revealed);
            ctx.emit({ type: 'QuoteRevealed', invitationId });
            return invitationId;
        });
    }

    /** An invitation with the bank's own quote, which in the seller's books is sealed until it is shown. */
    @Transaction(false)
    @Returns('string')
    async ReadInvitation(ctx: CohongContext): Promise<string> {
        const { invitationId, bank } = ctx.input(readInvitationSchema);
        const vault = ctx.ledger.in(await vaultInView(ctx, bank));
        const invitation = await vault.get(invitations, invitationId);
        const own = await vault.find(sealedQuotes, invitationId);
        const bid = await vault.find(bids, invitationId);

        return canonicalJson({ ...invitation, ...(own && { sealed: own.quote }), ...(bid && { bid }) });
    }
}
