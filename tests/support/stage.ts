// What a file of browser tests stands on: a marketplace and a browser of its own, from before its first test until after its last.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launch, Person, sizes } from './browser.ts';
import { Marketplace } from './marketplace.ts';

export interface Visit {
    person: Person;
    page: Page;
}

export class Stage {
    market!: Marketplace; // Both from the first test on.
    browser!: Browser;

    constructor(options: Parameters<typeof Marketplace.start>[0]) {
        beforeAll(async () => {
            this.market = await Marketplace.start(options);
            this.browser = await launch();
        });
        afterAll(async () => {
            await this.browser.close();
            await this.market.remove();
        });
    }

    // Somebody's browser, signed in, on that page. `url`: by which the server is reached, where it is not its own.
    async visit(who: string, path: string, options: BrowserContextOptions = sizes.desktop, url = this.market.server.url): Promise<Visit> {
        const person = await Person.create(this.browser, options);
        await person.enter(await this.market.as(who), url);
        const page = await person.context.newPage();
        await page.goto(`${url}${path}`);
        return { person, page };
    }
}
