import { QueryClient } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { refresh_conversation } from './cache';
import { drafts_query } from './drafts';
import type { Draft, ListedDraft } from './types';

const drafts = drafts_query(7);
const pages = (...states: Draft['state'][]) => ({
    pages: [{ items: [] }, { items: states.map((state) => ({ id: state, state }) as ListedDraft) }],
    pageParams: [undefined, 'next'],
});

it('the list of drafts is asked for anew with a conversation of the seller that has changed', async () => {
    const client = new QueryClient();
    vi.spyOn(client, 'query').mockResolvedValue({ summary: { id: 'c', section: 'waiting' } });
    client.setQueryData(drafts.queryKey, pages('held'));
    await refresh_conversation(client, { kind: 'seller', seller: 8 }, 'c');
    expect(client.getQueryState(drafts.queryKey)?.isInvalidated).toBe(false);
    await refresh_conversation(client, { kind: 'seller', seller: 7 }, 'c');
    expect(client.getQueryState(drafts.queryKey)?.isInvalidated).toBe(true);
});

it('the list of drafts is asked for again while one waits for a moderator or its files', () => {
    const interval = drafts.refetchInterval as unknown as (query: { state: { data?: unknown } }) => number | false;
    expect(interval({ state: { data: pages('blocked', 'held') } })).toBeGreaterThan(0);
    expect(interval({ state: { data: pages('checking') } })).toBeGreaterThan(0);
    expect(interval({ state: { data: pages('writing', 'blocked', 'rejected') } })).toBe(false);
    expect(interval({ state: {} })).toBe(false);
});
