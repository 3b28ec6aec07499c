/** The part of fabric-contract-api 2.5.8 that it does not declare; that version is pinned. */

declare module 'fabric-contract-api/lib/logger.js' {
    export function getLogger(name: string): Record<'debug' | 'info', (...words: unknown[]) => void>;
}
