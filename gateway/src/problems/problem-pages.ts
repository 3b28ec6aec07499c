import { Router, type Request, type Response } from 'express';
import { catalogue, problemPath } from './catalogue.js';
import type { Explanation, Language, Retry } from './explanation.js';
import { languageOf, markLanguage } from './language.js';

const retryWords: Readonly<Record<Language, Readonly<Record<Retry, string>>>> = {
    en: {
        'same-key': 'Yes: send the same request again, with the same Idempotency-Key, after what Retry-After says.',
        'new-key': 'Yes: send the same request again, with a new Idempotency-Key.',
        'after-change': 'Not as things stand: with a new Idempotency-Key once what stands against it has changed.',
        'after-correction': 'Not as it is: correct it and send it with a new Idempotency-Key.',
        never: 'No: it would fail again.',
    },
    zh: {
        'same-key': '可以：按 Retry-After 等待后，以同一 Idempotency-Key 重发同一请求。',
        'new-key': '可以：以新的 Idempotency-Key 重发同一请求。',
        'after-change': '目前不可：待相关情况变化后，以新的 Idempotency-Key 提交。',
        'after-correction': '原样不可：请更正后以新的 Idempotency-Key 提交。',
        never: '不可：重发仍会失败。',
    },
};

const headings = {
    en: { all: 'Problems', why: 'Why', remedy: 'What to do', retry: 'Can it be sent again?' },
    zh: { all: '错误代码', why: '原因', remedy: '处理办法', retry: '能否重发？' },
} as const;

/** Explains every code at the address that is the `type` of its problem: a page for people, JSON for machines. */
export function problemPages(): Router {
    const router = Router();
    router.get('/problems', (request, response) => {
        const codes = [...catalogue].map(([code, explanation]) => ({ code, explanation }));
        const language = languageOf(request);
        answer(request, response, {
            language,
            json: codes.map(({ code, explanation }) => explained(code, explanation, language)),
            title: headings[language].all,
            html: `<ul>${codes.map(({ code, explanation }) => itemOf(code, explanation, language)).join('\n')}</ul>`,
        });
    });
    for (const [code, explanation] of catalogue) {
        router.get(problemPath(code), (request, response) => {
            const language = languageOf(request);
            answer(request, response, {
                language,
                json: explained(code, explanation, language),
                title: explanation[language].title,
                html: bodyOf(code, explanation, language),
            });
        });
    }

    return router;
}

interface Shown {
    readonly language: Language;
    readonly json: unknown;
    readonly title: string;
    readonly html: string;
}

function answer(request: Request, response: Response, { language, json, title, html }: Shown): void {
    markLanguage(response, language);
    response.vary('Accept');
    // JSON is what a caller gets that does not say what it takes, or takes neither.
    if (request.accepts(['json', 'html']) !== 'html') {
        response.json(json);
        return;
    }
    response.type('html').send(`<!doctype html>
<html lang="${language}">
    <head>
        <meta charset="utf-8" />
        <title>${title} · Cohong</title>
    </head>
    <body>
        <h1>${title}</h1>
        ${html}
    </body>
</html>
`);
}

function explained(code: string, explanation: Explanation, language: Language): object {
    return { type: problemPath(code), code, ...explanation[language], retry: explanation.retry };
}

function bodyOf(code: string, explanation: Explanation, language: Language): string {
    const { why, remedy, retry, all } = headings[language];
    const words = explanation[language];

    return `<p><code>${code}</code></p>
        <h2>${why}</h2>
        <p>${words.reason}</p>
        <h2>${remedy}</h2>
        <p>${words.remedy}</p>
        <h2>${retry}</h2>
        <p>${retryWords[language][explanation.retry]}</p>
        <p><a href="/problems">${all}</a></p>`;
}

function itemOf(code: string, explanation: Explanation, language: Language): string {
    return `<li><a href="${problemPath(code)}"><code>${code}</code></a> ${explanation[language].title}</li>`;
}
