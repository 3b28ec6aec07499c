import express, { type Request, type RequestHandler } from 'express';
import { HttpFault } from './http-fault.js';

const maximumBytes = 256 * 1024;

/** Takes a body as it came: it is read only once it is known who sends it and what it should be. */
export const rawBody: RequestHandler = express.raw({ type: () => true, limit: maximumBytes, inflate: false });

/** Reads the body of a request. None at all is the same as an empty object, for acts that need no words. */
export function bodyText(request: Request): string {
    const bytes: unknown = request.body;
    if (!Buffer.isBuffer(bytes) || bytes.length === 0) {
        return '{}';
    }
    if (!isJson(request.headers['content-type'])) {
        throw new HttpFault('CONTENT_TYPE_MUST_BE_JSON');
    }

    return decode(bytes);
}

function isJson(contentType = ''): boolean {
    const [mediaType = '', ...parameters] = contentType.toLowerCase().split(';');
    const charset = parameters.map((parameter) => parameter.trim()).find((each) => each.startsWith('charset='));

    return mediaType.trim() === 'application/json' && /^charset="?utf-8"?$/.test(charset ?? 'charset=utf-8');
}

function decode(bytes: Buffer): string {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
        throw new HttpFault('REQUEST_MUST_BE_WELL_FORMED');
    }
}
