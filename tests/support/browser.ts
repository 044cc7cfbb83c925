// Debian's chromium with a fresh profile, and what the browser tests look at in a page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page, type Request } from 'playwright-core';
import type { Client } from './client.ts';
import { password } from './marketplace.ts';

export const executable = process.env['STOA_CHROMIUM'] ?? '/usr/bin/chromium';

export function launch(): Promise<Browser> {
    return chromium.launch({
        executablePath: executable,
        headless: true,
        chromiumSandbox: false,
        args: [
            '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
        ], // prettier-ignore
    });
}

export const sizes = {
    desktop: { viewport: { width: 1440, height: 900 } },
    phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
} satisfies Record<string, BrowserContextOptions>;
export type Size = keyof typeof sizes;

export const timeZone = 'Europe/Berlin'; // In which everybody's browser stands, wherever the tests run.

// Somebody's browser: its own cookies and storage. What goes wrong in any of its pages is collected.
export class Person {
    readonly context: BrowserContext;
    readonly trouble: string[] = [];

    private constructor(context: BrowserContext) {
        this.context = context;
    }

    static async create(browser: Browser, options: BrowserContextOptions): Promise<Person> {
        const person = new Person(await browser.newContext({ locale: 'en-US', timezoneId: timeZone, ...options }));
        person.context.setDefaultTimeout(10_000);
        person.context.setDefaultNavigationTimeout(30_000); // All of the app is loaded, on a machine that may be busy.
        person.context.on('weberror', (error) => person.trouble.push(String(error.error())));
        person.context.on('console', (message) => {
            // What the network refuses is told by chromium too: the tests look at answers themselves.
            if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) person.trouble.push(message.text());
        });
        return person;
    }

    // The session of a client that has signed in over HTTP.
    async enter(client: Client, url = client.url): Promise<void> {
        const [name, value] = client.cookie!.split('=') as [string, string];
        await this.context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }]);
    }
}

// Signs in by the form, as a person does.
export async function signIn(page: Page, url: string, login: string): Promise<void> {
    await page.goto(url);
    await page.getByLabel('E-mail or user name').fill(login);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Violation {
    id: string;
    help: string;
    nodes: string[];
}
// What axe finds of WCAG 2.2 AA and its best practices.
export async function axe(page: Page): Promise<Violation[]> {
    await page.evaluate(axeSource);
    return page.evaluate(async () => {
        const { axe } = window as unknown as {
            axe: {
                run: (
                    options: object,
                ) => Promise<{ violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
            };
        };
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        const { violations } = await axe.run({ runOnly: { type: 'tag', values: tags } });
        return violations.map(({ id, help, nodes }) => ({
            id,
            help,
            nodes: nodes.map((node) => `${node.html.slice(0, 200)}: ${node.failureSummary ?? ''}`),
        }));
    });
}

// Text fields and lists of choices whose border, or whose ground where there is none, stands out less than 3 : 1 (WCAG 2.2, 1.4.11).
export function faintControls(page: Page): Promise<string[]> {
    return page.evaluate(() => {
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 1;
        const context = canvas.getContext('2d', { willReadFrequently: true })!;
        type Colour = [number, number, number, number];
        const read = (colour: string): Colour => {
            context.clearRect(0, 0, 1, 1);
            context.fillStyle = colour;
            context.fillRect(0, 0, 1, 1);
            const [r = 0, g = 0, b = 0, a = 0] = context.getImageData(0, 0, 1, 1).data;
            return [r, g, b, a / 255];
        };
        const over = (top: Colour, below: Colour): Colour => [
            top[0] * top[3] + below[0] * (1 - top[3]),
            top[1] * top[3] + below[1] * (1 - top[3]),
            top[2] * top[3] + below[2] * (1 - top[3]),
            1,
        ];
        const ground = (element: Element | null): Colour => {
            if (!element) return read(getComputedStyle(document.documentElement).colorScheme.includes('dark') ? '#121212' : '#fff');
            return over(read(getComputedStyle(element).backgroundColor), ground(element.parentElement));
        };
        const light = ([r, g, b]: Colour) => {
            const part = (value: number) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
            return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
        };
        const contrast = (one: Colour, other: Colour) =>
            (Math.max(light(one), light(other)) + 0.05) / (Math.min(light(one), light(other)) + 0.05);
        const bordered = (element: Element) => parseFloat(getComputedStyle(element).borderBottomWidth) > 0;
        const faint: string[] = [];
        for (const control of document.querySelectorAll('input:not([type=radio], [type=checkbox], [type=hidden]), textarea, select')) {
            if (!control.checkVisibility({ visibilityProperty: true })) continue;
            if (control.getBoundingClientRect().width <= 1) continue; // For readers of screens: a button is seen in its place.
            // A field may be drawn by a box around it.
            let box: Element = control;
            for (let up = 0; up < 3 && !bordered(box) && box.parentElement; up++) box = box.parentElement;
            const around = ground(box.parentElement);
            const border = over(read(getComputedStyle(box).borderBottomColor), around);
            const best = Math.max(bordered(box) ? contrast(border, around) : 1, contrast(ground(control), around));
            if (best < 3) faint.push(`${control.outerHTML.slice(0, 120)}: ${best.toFixed(2)}`);
        }
        return faint;
    });
}

// How far the page can be scrolled to the side: 0 where everything fits.
export function sidewaysScroll(page: Page): Promise<number> {
    return page.evaluate(
        () => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - document.documentElement.clientWidth,
    );
}

// Event streams that this browser has open now, and has opened ever.
export function countStreams(context: BrowserContext): { open: () => number; opened: () => number } {
    let opened = 0;
    const open = new Map<Request, Page>();
    context.on('request', (request) => {
        if (!new URL(request.url()).pathname.endsWith('/events')) return;
        opened += 1;
        const page = request.frame().page();
        open.set(request, page);
        // Of a page that closes nothing more is told.
        page.once('close', () => open.delete(request));
    });
    context.on('requestfinished', (request) => open.delete(request));
    context.on('requestfailed', (request) => open.delete(request));
    return { open: () => open.size, opened: () => opened };
}
