import { examinationSchema, examineDocumentsSchema } from '@cohong/domain/examination/api';
import { examineDocuments } from '@cohong/domain/examination/examine-documents';
import { ask, type Route } from '../http/route.js';
import { bankStaff } from '../party/roles.js';
import { mustBeOneOf } from '../read-model/list-route.js';
import { exampleExamination, examplePresentation } from './examination-examples.js';

/** Documents are examined where they are: neither they nor what is found of them leaves the bank, and nothing is kept. */
export const examinationRoutes: readonly Route[] = [
    ask({
        path: '/v1/examinations',
        summary: 'Examine documents against a credit by UCP 600; nothing is kept, and people decide on what is found',
        tag: 'Examinations',
        roles: bankStaff,
        examples: { request: examplePresentation, answer: exampleExamination },
        body: examineDocumentsSchema,
        answer: examinationSchema,
        ask: ({ role, body }) => {
            mustBeOneOf(bankStaff.bank, role);
            return Promise.resolve(examineDocuments(body));
        },
    }),
];
