import { describe, expect, it } from '@jest/globals';
import { csvLine } from './csv.js';

describe('a line of a table', () => {
    it('has each cell in quotes, and quotes in it twice', () => {
        expect(csvLine(['Bed linen, cotton', '12" wide', 'two\nlines', 3, undefined, null, true, ['a']])).toBe(
            '"Bed linen, cotton","12"" wide","two\nlines","3","","","true","[""a""]"\r\n',
        );
    });

    it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '＋1', '－1', '＠SUM(A1)'])(
        'does not let a spreadsheet carry out %j',
        (formula) => {
            expect(csvLine([formula])).toBe(`"'${formula}"\r\n`);
        },
    );

    it('leaves alone what only has such a character in it', () => {
        expect(csvLine(['a=b', '2026-03-31', ' 1'])).toBe('"a=b","2026-03-31"," 1"\r\n');
    });
});
