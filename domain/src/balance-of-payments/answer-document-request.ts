import { canonicalJson } from '../kernel/json.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { DocumentRequest, DocumentsAnswer } from './document-request.js';

const refusal = refusals({
    DOCUMENT_REQUEST_MUST_AWAIT_ANSWER: 'conflict',
    DOCUMENTS_MUST_BE_GIVEN_OR_EXPLAINED: 'invalid',
    ANSWER_MUST_DIFFER_FROM_REFUSED: 'invalid',
});

/** Answers SAFE with documents, and with a letter where one of those it has asked for is not among them. */
export function answerDocumentRequest(
    answer: DocumentsAnswer,
    { request, at }: { readonly request: DocumentRequest; readonly at: Instant },
): DocumentRequest {
    const { finding: _, ...asked } = request;
    if (request.status !== 'OPEN' && request.status !== 'REFUSED') {
        throw refusal('DOCUMENT_REQUEST_MUST_AWAIT_ANSWER', { status: request.status });
    }
    const missing = request.documentTypes.filter(
        (type) => !answer.documents.some(({ documentType }) => documentType === type),
    );
    if (missing.length > 0 && answer.text === undefined) {
        throw refusal('DOCUMENTS_MUST_BE_GIVEN_OR_EXPLAINED', { missing });
    }
    if (request.answer !== undefined && contentOf(answer) === contentOf(request.answer)) {
        throw refusal('ANSWER_MUST_DIFFER_FROM_REFUSED');
    }

    return { ...asked, status: 'ANSWERED', answer: { ...answer, answeredAt: at } };
}

function contentOf({ text, documents }: DocumentsAnswer): string {
    return canonicalJson({ ...(text !== undefined && { text }), documents });
}
