import { publicBook } from '@cohong/chaincode-runtime';
import { codeTableBookSchema, type CodeTableBook } from '@cohong/domain/single-window/code-tables';

/** Public: what the codes of customs mean is no secret. */
export const codeTables = publicBook<CodeTableBook>('code-table', codeTableBookSchema);
