// What keys do wherever there are messages, each said once; a seller's desk has more of them.
import type { Action } from './shortcuts';

export const next: Action = { key: 'j', label: 'keys.next' };
export const previous: Action = { key: 'k', label: 'keys.previous' };
export const open: Action = { key: 'Enter', label: 'keys.open' };
export const reply: Action = { key: 'r', label: 'keys.reply' };
export const search: Action = { key: '/', label: 'keys.search' };
export const send: Action = { key: 'Ctrl Enter', label: 'keys.send' };
export const close: Action = { key: 'Escape', label: 'keys.close' };
export const show_keys: Action = { key: '?', label: 'keys.show' };
