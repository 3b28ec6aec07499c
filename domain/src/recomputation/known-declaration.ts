import type { DeclarationSecrets } from '../declaration/declaration.js';
import type { KnownDeclaration } from '../receivable/decide-financing.js';
import type { Share } from '../receivable/financing.js';

/** The code that customs derives from a number. */
export type ReleaseCodeOf = (declarationNumber: string, secrets: DeclarationSecrets) => string;

interface Customs<Declared> {
    readonly declared: ReadonlyMap<string, Declared>;
    readonly secrets: DeclarationSecrets | undefined;
    readonly releaseCodeOf: ReleaseCodeOf;
}

/** The declaration that a bank was shown: of one whose code it has not nothing is known. */
export function knownDeclaration<Declared>(
    { declarationNumber, releaseCode }: Pick<Share, 'declarationNumber' | 'releaseCode'>,
    { declared, secrets, releaseCodeOf }: Customs<Declared>,
): KnownDeclaration<Declared> | undefined {
    const isRight = secrets && releaseCodeOf(declarationNumber, secrets) === releaseCode;
    const declaration = isRight ? declared.get(declarationNumber) : undefined;

    return declaration && { declaration, releaseCode };
}
