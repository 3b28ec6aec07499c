import type { Request, Response } from 'express';
import { languages, type Language } from './explanation.js';

/** The language that the caller likes best (RFC 9110, Accept-Language); English when it likes none of ours. */
export function languageOf(request: Request): Language {
    const chosen = request.acceptsLanguages([...languages]);

    return languages.find((language) => language === chosen) ?? 'en';
}

/** Says in which language the answer is, and that another caller may get another. */
export function markLanguage(response: Response, language: Language): void {
    response.set('Content-Language', language).vary('Accept-Language');
}
