// What can be done at a desk, each said once: its key and its words. Buttons, shortcuts and the list of keys share them.
import type { Section } from '../api/types';
import type { Action } from '../parts/shortcuts';
import type { Key } from '../words/words';

// Puts a conversation into another section.
export interface MoveAction {
    key?: string;
    label: Key;
    done: Key; // What is said once it is done.
    to: Section;
    applies: (section: Section) => boolean;
}

export const next: Action = { key: 'j', label: 'keys.next' };
export const previous: Action = { key: 'k', label: 'keys.previous' };
export const open: Action = { key: 'Enter', label: 'keys.open' };
export const reply: Action = { key: 'r', label: 'keys.reply' };
export const undo: Action = { key: 'z', label: 'keys.undo' };
export const search: Action = { key: '/', label: 'keys.search' };
export const send: Action = { key: 'Ctrl Enter', label: 'keys.send' };
export const close: Action = { key: 'Escape', label: 'keys.close' };
export const show_keys: Action = { key: '?', label: 'keys.show' };

const set_aside = (section: Section) => section === 'no_reply_needed' || section === 'resolved';

export const no_reply: MoveAction & Action = {
    key: 'n',
    label: 'move.no_reply_needed',
    done: 'moved.no_reply_needed',
    to: 'no_reply_needed',
    applies: (section) => section === 'needs_reply',
};
export const resolve: MoveAction & Action = {
    key: 'e',
    label: 'move.resolved',
    done: 'moved.resolved',
    to: 'resolved',
    applies: (section) => section !== 'resolved',
};
export const take_back: MoveAction = { label: 'move.back', done: 'moved.back', to: 'needs_reply', applies: set_aside };

export const moves: readonly MoveAction[] = [take_back, no_reply, resolve];
export const all_actions: readonly Action[] = [next, previous, open, reply, resolve, no_reply, undo, search, send, close, show_keys];
