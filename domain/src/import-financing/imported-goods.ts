import type { ImportDeclaration } from '../import-declaration/import-declaration.js';

/** What the rules of paying for imports need to know of a declaration. */
export type ImportedGoods = Pick<
    ImportDeclaration,
    | 'declarationNumber'
    | 'status'
    | 'version'
    | 'consignee'
    | 'contract'
    | 'totalValue'
    | 'declarationDate'
    | 'importDate'
>;
