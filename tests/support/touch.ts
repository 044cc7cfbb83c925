// Fingers on a phone's glass, as the browser itself tells them to a page (Input.dispatchTouchEvent).
import type { CDPSession, Locator, Page } from 'playwright-core';

export interface Spot {
    x: number;
    y: number;
}
const steps = 8;
const between = (from: Spot, to: Spot, part: number): Spot => ({
    x: Math.round(from.x + (to.x - from.x) * part),
    y: Math.round(from.y + (to.y - from.y) * part),
});

export class Fingers {
    readonly #session: CDPSession;
    private constructor(session: CDPSession) {
        this.#session = session;
    }
    static async on(page: Page): Promise<Fingers> {
        return new Fingers(await page.context().newCDPSession(page));
    }

    // Each finger goes down at its first spot, is drawn to its second, and lifted there.
    async draw(...fingers: [from: Spot, to: Spot][]): Promise<void> {
        const at = (part: number) => fingers.map(([from, to], id) => ({ ...between(from, to, part), id }));
        await this.#tell('touchStart', at(0));
        for (let step = 1; step <= steps; ++step) await this.#tell('touchMove', at(step / steps));
        await this.#tell('touchEnd', []);
    }
    #tell(type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: (Spot & { id: number })[]): Promise<unknown> {
        return this.#session.send('Input.dispatchTouchEvent', { type, touchPoints });
    }
}

// So far from the middle of it, in its own widths and heights.
export async function spot_of(target: Locator, across: number, down: number): Promise<Spot> {
    const box = (await target.boundingBox())!;
    return { x: Math.round(box.x + box.width * (0.5 + across)), y: Math.round(box.y + box.height * (0.5 + down)) };
}
