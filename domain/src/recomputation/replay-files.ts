import { codeOfRefusal } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import { forwardedFrom } from '../presentation/forwarded.js';
import { alertLender } from '../receivable/alert-lenders.js';
import { sharesOf, type Collateral } from '../receivable/collateral.js';
import type { TogetherFacts } from '../receivable/decide-together.js';
import { mustBeUsable, type FinancedDocuments } from '../receivable/disburse-financing.js';
import type { Alert, Financing } from '../receivable/financing.js';
import type { FinancingPolicy } from '../receivable/policy.js';
import { DocumentFile } from './document-file.js';
import { knownDeclaration, type ReleaseCodeOf } from './known-declaration.js';
import { RecordFile } from './record-file.js';
import { Register } from './register.js';

/** What a registrar looks at: customs' records and the banks' as they really were, and a registry as it would be. */
export class ReplayFiles {
    readonly records = new RecordFile();
    readonly register = new Register();
    readonly documents = new DocumentFile();
    readonly #releaseCodeOf: ReleaseCodeOf;

    constructor(releaseCodeOf: ReleaseCodeOf) {
        this.#releaseCodeOf = releaseCodeOf;
    }

    /** As the registrar gathers them: of whoever was not shown the goods nothing more is looked at. */
    factsOf(financing: Financing, deciding: Pick<TogetherFacts, 'policy' | 'decidedAt'>): TogetherFacts {
        const { declarations: declared, secrets } = this.records;
        const declarations = sharesOf(financing).map((share) => {
            const known = knownDeclaration(share, { declared, secrets, releaseCodeOf: this.#releaseCodeOf });
            return { known, encumbrance: known && this.register.encumbrances.get(share.declarationNumber) };
        });
        const isShown = declarations.every(({ known }) => known !== undefined);

        return {
            declarations,
            holds: isShown ? this.register.holdsOf(financing) : [],
            matches: isShown && financing.documents !== undefined ? this.documents.matchesOf(financing.documents) : [],
            ...this.#presentedFor(financing),
            ...deciding,
        };
    }

    /** Carries an act into the registry. */
    put(financing: Financing, collateral: Collateral): void {
        this.register.put(collateral);
        this.documents.keep(financing);
    }

    /** The code with which paying the loan out would be refused then. */
    faultOfDisbursement(financing: Financing, at: Instant): string | undefined {
        return codeOfRefusal(() => {
            mustBeUsable(financing, { ...this.#presentedFor(financing), at });
        });
    }

    /** What the lender would have been told, where it really was told of a change of a declaration. */
    alerted(financing: Financing, { declarationNumber, raisedAt }: Alert, policy: FinancingPolicy): Financing {
        const declaration = this.records.declarations.get(declarationNumber ?? financing.declarationNumber ?? '');
        if (declaration === undefined) {
            return financing;
        }
        const { currency } = declaration.totalValue;
        const encumbrance = this.register.lyingOn(declaration.declarationNumber, currency);

        return alertLender(financing, { declaration, encumbrance, policy, raisedAt });
    }

    #presentedFor({ bank, presentation: financed }: Financing): FinancedDocuments {
        if (financed === undefined) {
            return {};
        }
        const lodged = this.records.vault(bank).presentations(financed.creditId);
        const presentation = lodged.find(({ number }) => number === financed.number);

        return { presentation, forwarded: presentation && forwardedFrom(presentation, lodged) };
    }
}
