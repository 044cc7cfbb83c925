import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError, UnreachableError } from '../../api/client';
import type { Attachment, Draft, SaveDraft } from '../../api/types';
import { Keeper } from './keeper';
import { content_of, from_draft, is_blank, meet } from './meeting';
import type { Unsent } from './unsent';

const verdict = { outcome: 'pass' as const, pack: 'amazon-2025', findings: [] };
const stored = (text: string, version = 1, more: Partial<Draft> = {}): Draft => ({
    id: 'd',
    state: 'writing',
    mine: true,
    version,
    text,
    updated_at: '2026-11-25T08:00:00Z',
    verdict,
    ...more,
});
const local = (text: string, version?: number, kept?: string): Unsent => ({
    text,
    ...(version !== undefined && { draft_id: 'd', version, kept: content_of({ text: kept ?? text }) }),
});

describe('a text here and a draft there', () => {
    it('go on with the one that there is', () => {
        expect(meet({ text: '' }, stored('theirs'))).toMatchObject({ go: 'take', unsent: { text: 'theirs', version: 1, draft_id: 'd' } });
        expect(meet(local('mine'), undefined)).toEqual({ go: 'on' });
        expect(meet(local('mine, more', 1, 'mine'), stored('mine'))).toEqual({ go: 'on', change: { attachments: [] } });
    });
    it('that say the same are one', () => {
        expect(meet(local('same'), stored('same', 4))).toMatchObject({ go: 'adopt', change: { version: 4 } });
    });
    it('take the one from elsewhere where nothing was written here since', () => {
        expect(meet(local('old', 1), stored('new', 2))).toMatchObject({ go: 'take', unsent: { text: 'new', version: 2 } });
    });
    it('that were both changed are both shown', () => {
        expect(meet(local('mine', 1, 'old'), stored('theirs', 2))).toEqual({ go: 'choose', stored: stored('theirs', 2) });
        expect(meet(local('mine'), stored('theirs'))).toMatchObject({ go: 'choose' });
    });
    it('end together where it was sent elsewhere, unless there is more here', () => {
        expect(meet(local('sent', 2), undefined)).toEqual({ go: 'clear' });
        expect(meet(local('sent, and more', 2, 'sent'), undefined)).toMatchObject({ go: 'apart', change: { version: undefined } });
    });
    it('keep reason, topic and form', () => {
        const form = JSON.stringify({ topic: 'delivery', fields: { verify: 'oak' } });
        expect(from_draft(stored('x', 1, { form, reason: 'customization', subject: 'Plate' }))).toMatchObject({
            topic: 'delivery',
            form: { verify: 'oak' },
            reason: 'customization',
            subject: 'Plate',
        });
        expect(from_draft(stored('x', 1, { form: 'not ours' })).text).toBe('x');
    });
});

describe('files', () => {
    const mug: Attachment = {
        seller_id: 1,
        id: 'mug',
        name: 'mug.jpg',
        media_type: 'image/jpeg',
        size_bytes: 9,
        state: 'ready',
        parts: [],
    };
    it('make a draft without words one that stays', () => {
        expect(is_blank({ text: ' ' })).toBe(true);
        expect(is_blank({ text: ' ', attachments: [] })).toBe(true);
        expect(is_blank({ text: '', attachments: [mug] })).toBe(false);
    });
    it('are those that the server has, whatever was written here', () => {
        const there = stored('mine', 1, { attachments: [mug] });
        expect(meet(local('mine, more', 1, 'mine'), there)).toEqual({ go: 'on', change: { attachments: [mug] } });
        expect(meet(local('mine', 1), there)).toMatchObject({ go: 'adopt', change: { attachments: [mug] } });
        expect(meet({ text: '', attachments: [mug], draft_id: 'd', version: 1 }, stored('new', 2))).toMatchObject({ go: 'take' });
    });
});

describe('the keeper', () => {
    beforeEach(() => vi.useFakeTimers());
    afterEach(() => vi.useRealTimers());
    const conflict = (draft: Draft) => new ProblemError({ type: '', title: '', status: 409, code: 'draft_changed', draft });

    function start(there?: Draft) {
        let unsent: Unsent = { text: '' };
        let on_server = there;
        const saves: SaveDraft[] = [];
        const chosen: Draft[] = [];
        const server = {
            find: vi.fn((): Promise<Draft | undefined> => Promise.resolve(on_server)),
            save: vi.fn((draft: SaveDraft): Promise<Draft> => {
                saves.push(draft);
                on_server = stored(draft.text, draft.version + 1);
                return Promise.resolve(on_server);
            }),
            drop: vi.fn(() => Promise.resolve((on_server = undefined))),
        };
        const keeper = new Keeper(server, {
            change: (change) => {
                unsent = change === null ? { text: '' } : { ...unsent, ...change };
                keeper.take(unsent);
            },
            choose: (draft) => chosen.push(draft),
        });
        const write = (text: string) => {
            unsent = { ...unsent, text };
            keeper.take(unsent);
        };
        const open = (draft: Draft) => {
            unsent = { ...unsent, ...from_draft(draft) };
            keeper.take(unsent);
        };
        return { keeper, server, saves, chosen, write, open, now: () => unsent };
    }

    it('saves after a pause, from the version that it has', async () => {
        const { keeper, saves, write, now } = start();
        keeper.wake();
        await vi.advanceTimersByTimeAsync(10);
        write('a');
        await vi.advanceTimersByTimeAsync(900);
        write('ab');
        await vi.advanceTimersByTimeAsync(1100);
        write('abc');
        await vi.advanceTimersByTimeAsync(1100);
        expect(saves.map(({ text, version }) => [text, version])).toEqual([
            ['ab', 0],
            ['abc', 1],
        ]);
        expect(now()).toMatchObject({ version: 2, draft_id: 'd' });
    });
    it('waits for the network and saves then', async () => {
        const { keeper, server, saves, write } = start();
        keeper.wake();
        await vi.advanceTimersByTimeAsync(10);
        server.save.mockRejectedValueOnce(new UnreachableError());
        write('offline');
        await vi.advanceTimersByTimeAsync(1100);
        expect(saves).toEqual([]);
        await vi.advanceTimersByTimeAsync(15_100);
        expect(saves.map(({ text }) => text)).toEqual(['offline']);
    });
    it('rests where two texts are there, and saves none of them', async () => {
        const { keeper, server, chosen, write } = start();
        keeper.wake();
        await vi.advanceTimersByTimeAsync(10);
        server.save.mockRejectedValueOnce(conflict(stored('from the phone', 7)));
        write('from the desk');
        await vi.advanceTimersByTimeAsync(1100);
        write('from the desk, longer');
        await vi.advanceTimersByTimeAsync(20_000);
        expect(chosen.map(({ text }) => text)).toEqual(['from the phone']);
        expect(server.save).toHaveBeenCalledTimes(1);
    });
    it('leaves a draft alone that a link opened while the server was asked for the one at this place', async () => {
        const { keeper, server, now, open } = start();
        let answer: (found: undefined) => void = () => undefined;
        server.find.mockImplementationOnce(() => new Promise((done) => (answer = done)));
        keeper.wake();
        await vi.advanceTimersByTimeAsync(10);
        const linked = stored('Which colour?', 3, { state: 'blocked', mine: false });
        server.find.mockResolvedValue(linked);
        open(linked);
        answer(undefined);
        await vi.advanceTimersByTimeAsync(2000);
        expect(now()).toMatchObject({ text: 'Which colour?', draft_id: 'd', version: 3 });
    });
    it('clears the draft with the text, and none where a send has begun', async () => {
        const { keeper, server, saves, write } = start(stored('there'));
        keeper.wake();
        await vi.advanceTimersByTimeAsync(10);
        write('');
        await vi.advanceTimersByTimeAsync(1100);
        expect(server.drop).toHaveBeenCalledTimes(1);
        write('to be sent');
        await keeper.settle();
        await vi.advanceTimersByTimeAsync(20_000);
        expect(saves).toEqual([]);
    });
});
