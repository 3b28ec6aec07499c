import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { inBoth, type Bilingual } from './deal-document-words.js';
import type { Facts, Paper, Table } from './paper.js';

/** Noto Sans for simplified Chinese, with Latin letters: of its thirty thousand signs a file gets those that stand in it. */
const fontFile = path.join(path.dirname(require.resolve('@embedpdf/fonts-sc')), '../fonts/NotoSansHans-Regular.otf');
let font: Promise<Buffer> | undefined;

const margin = 56;
const gap = 4;
const labelWidth = 140;
const columnShares = [0.21, 0.17, 0.13, 0.12, 0.18, 0.19];
const sizes = { title: 16, heading: 11, text: 9, small: 7.5 };

/**
 * A paper as PDF. The same paper is the same bytes wherever and whenever it is made: no clock, nothing by chance, and nothing
 * compressed, since what compresses differs from one build of Node to the next.
 */
export async function renderPaper(paper: Paper): Promise<Buffer> {
    const file = await (font ??= readFile(fontFile));
    const at = new Date(paper.at);
    const page = new PDFDocument({
        size: 'A4',
        margins: { top: margin, left: margin, right: margin, bottom: margin + 2 * sizes.small },
        bufferPages: true,
        compress: false,
        pdfVersion: '1.7',
        lang: 'en',
        displayTitle: true,
        font: file as unknown as string,
        info: {
            Title: inBoth(paper.title),
            Subject: paper.reference,
            ...{ Producer: 'Cohong', Creator: 'Cohong', CreationDate: at, ModDate: at },
        },
    });
    const made = buffer(page);
    write(page, paper);
    page.end();

    return await made;
}

type Page = PDFKit.PDFDocument;

function write(page: Page, { title, clauses, sections, closing, reference }: Paper): void {
    page.fontSize(sizes.title).text(inBoth(title)).moveDown(0.5);
    clauses.forEach((clause, index) => writeParagraph(page, clause, `${index + 1}. `));
    sections.forEach((section) => ('facts' in section ? writeFacts(page, section) : writeTable(page, section)));
    page.moveDown();
    writeParagraph(page.fontSize(sizes.small), closing);
    numberPages(page, reference);
}

function writeParagraph(page: Page, { en, zh }: Bilingual, mark = ''): void {
    page.fontSize(mark === '' ? sizes.small : sizes.text);
    page.text(`${mark}${en}`, { lineGap: 1 }).text(zh, { lineGap: 1 }).moveDown(0.4);
}

/** A heading never stands alone at the foot of a page. */
function writeHeading(page: Page, heading: Bilingual): void {
    if (page.y + 4 * sizes.heading > footOf(page)) {
        page.addPage();
    }
    page.moveDown(0.6).fontSize(sizes.heading).text(inBoth(heading)).moveDown(0.2);
    page.fontSize(sizes.text);
}

function writeFacts(page: Page, { heading, facts }: Facts): void {
    writeHeading(page, heading);
    facts.forEach(({ label, text }) => writeRow(page, [inBoth(label), text], [labelWidth, widthOf(page) - labelWidth]));
}

function writeTable(page: Page, { heading, columns, rows }: Table): void {
    writeHeading(page, heading);
    const widths = columnShares.map((share) => share * widthOf(page));
    page.fontSize(sizes.small);
    [columns.map(inBoth), ...rows].forEach((cells) => writeRow(page, cells, widths));
}

/** Cells beside each other, all on one page. Amounts are under each other where they are the last of several. */
function writeRow(page: Page, cells: readonly string[], widths: readonly number[]): void {
    const styles = cells.map((_, index) => ({
        width: (widths[index] ?? 0) - gap,
        align: index > 1 && index === cells.length - 1 ? ('right' as const) : ('left' as const),
    }));
    const height = Math.max(...cells.map((cell, index) => page.heightOfString(cell, styles[index]))) + 2;
    if (page.y + height > footOf(page)) {
        page.addPage();
    }
    const top = page.y;
    cells.forEach((cell, index) => {
        const left = widths.slice(0, index).reduce((sum, width) => sum + width, margin);
        page.text(cell, left, top, styles[index]);
    });
    page.x = margin;
    page.y = top + height;
}

function numberPages(page: Page, reference: string): void {
    const { count } = page.bufferedPageRange();
    for (let index = 0; index < count; index += 1) {
        page.switchToPage(index);
        // Below the margin, where text would otherwise begin a new page.
        page.page.margins.bottom = 0;
        page.fontSize(sizes.small).text(`${reference} · ${index + 1} / ${count}`, margin, page.page.height - margin);
    }
}

function footOf({ page: { height, margins } }: Page): number {
    return height - margins.bottom;
}

function widthOf(page: Page): number {
    return page.page.width - 2 * margin;
}
