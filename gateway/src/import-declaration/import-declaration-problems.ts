import type { Explanations } from '../problems/explanation.js';

/** What customs declares of imports, beside what it must of every declaration. */
export const importDeclarationProblems = {
    DECLARATION_MUST_BE_IMPORT: {
        retry: 'after-correction',
        en: {
            title: 'The declaration must be of an import',
            reason: 'The digit for import or export in the number says that the goods go out.',
            remedy: 'Check the number; an export is declared as one.',
        },
        zh: {
            title: '必须为进口报关单',
            reason: '报关单编号中的进出口标志表明为出口。',
            remedy: '请核对编号；出口货物请按出口报关单登记。',
        },
    },
    IMPORT_DATE_MUST_NOT_BE_FUTURE: {
        retry: 'after-correction',
        en: {
            title: 'The date of import must not be in the future',
            reason: 'A carrier reports an arrival that has been, and this day is after today in China.',
            remedy: 'Correct the date, or leave it out where the goods are declared ahead of their arrival.',
        },
        zh: {
            title: '进口日期不得晚于今日',
            reason: '进口日期为运输工具申报进境之日，不得晚于北京时间的今日。',
            remedy: '请更正日期；提前申报且货物尚未到港的，请不要填写。',
        },
    },
} as const satisfies Explanations;
