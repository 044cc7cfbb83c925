// The first script, and a small one: asks side by side for what starts the pages, the words, and the script of the page at this address.
import './style/tokens.css';
import './style/base.css';
import { choose_language, load_catalogue } from './words/language';

const places_of_links = ['forgot', 'password', 'confirm'];
const buyer_places = ['messages', 'orders', 'search', 'settings', 'ask'];

function load_pages(place: string): Promise<unknown> {
    if (place === 's') return import('./seller/pages');
    if (place === 'held' || place === 'sellers' || place === 'mails') return import('./operator/pages');
    if (place === 'check') return import('./check/CheckPage');
    if (places_of_links.includes(place)) return import('./account/pages');
    return buyer_places.includes(place) ? import('./buyer/pages') : Promise.resolve();
}

const wanted_later = (asked: Promise<unknown>) => void asked.catch(() => undefined); // Whoever needs it says what is wrong.

new Worker(new URL('./words/warm.ts', import.meta.url), { type: 'module' });
wanted_later(load_pages(location.pathname.split('/')[1] ?? ''));
wanted_later(load_catalogue(choose_language(undefined))); // Most often the account's language too.
void import('./main');
